"""The workloads that Python's DeZero can do, on the numbers that the Java benchmarks start from.

    python3 dezero_bench.py check            whether DeZero is there; prints its version and NumPy's
    python3 dezero_bench.py first-gradient   one gradient, and the largest resident size of the process
    python3 dezero_bench.py WORK FILE.npz    saves what two steps computed, then times steps: one JSON line

DeZero is the framework of the book "Deep Learning from Scratch 3". Get it with "pip install dezero", or clone
https://github.com/oreilly-japan/deep-learning-from-scratch-3 and put the clone on PYTHONPATH; it also imports matplotlib.
"""

import json
import resource
import sys
import time


def first_gradient():
    import numpy as np
    import dezero.functions as F
    from dezero import Variable

    x = Variable(np.array(0.5))
    y = (F.exp(x**2)) ** 2
    y.backward()
    print("gradient", float(x.grad.data))
    print("resident", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def scalar(expression, x0, a0):
    import numpy as np
    from dezero import Variable

    x = Variable(np.array(x0))
    a = Variable(np.array(a0))
    last = {}

    def step():
        x.cleargrad()
        a.cleargrad()
        last["y"] = expression(x, a)
        last["y"].backward()

    def results():
        step()
        da = np.zeros(()) if a.grad is None else a.grad.data
        return {"y": last["y"].data, "dx": x.grad.data, "da": da}

    return step, results


def square_exp_square():
    import dezero.functions as F

    return scalar(lambda x, a: F.exp(x**2) ** 2, 0.5, 0.9)


def chain_100():
    def chain(x, a):
        y = x
        for _ in range(50):
            y = y * a + x
        return y

    return scalar(chain, 0.5, 0.9)


def mlp_step():
    import numpy as np
    import dezero.functions as F
    from dezero.models import MLP
    from dezero.optimizers import SGD

    x = np.random.RandomState(1).uniform(0, 1, 100 * 784).reshape(100, 784).astype(np.float32)
    t = np.random.RandomState(2).randint(0, 10, 100)
    random = np.random.RandomState(0)
    w0 = random.randn(784, 1000) * np.sqrt(1 / 784)
    w1 = random.randn(1000, 10) * np.sqrt(1 / 1000)
    model = MLP((1000, 10), activation=F.relu)
    model(x)
    layers = [model.l0, model.l1]
    for layer, w in zip(layers, (w0, w1)):
        layer.W.data = w.astype(np.float32)
        layer.b.data = np.zeros(w.shape[1], np.float32)
    optimizer = SGD(0.01).setup(model)
    last = {}

    def step():
        loss = F.softmax_cross_entropy(model(x), t)
        model.cleargrads()
        loss.backward()
        optimizer.update()
        last["loss"] = loss.data

    def results():
        step()
        out = {"loss": last["loss"]}
        for i, layer in enumerate(layers):
            for name, p in (("W", layer.W), ("b", layer.b)):
                out["l%d_%s" % (i, name)] = p.data
                out["dl%d_%s" % (i, name)] = p.grad.data
        return out

    return step, results


WORK = {"square-exp-square": square_exp_square, "chain-100": chain_100, "mlp-step": mlp_step}


def measure(step, seconds, iterations):
    """The mean time of a step in nanoseconds, for each iteration."""
    count = 0
    start = time.perf_counter()
    while time.perf_counter() - start < seconds:
        step()
        count += 1
    nanos = []
    for _ in range(iterations):
        start = time.perf_counter()
        for _ in range(count):
            step()
        nanos.append((time.perf_counter() - start) / count * 1e9)
    return nanos


def main(arguments):
    if arguments[0] == "first-gradient":
        first_gradient()
        return
    try:
        import dezero
        import numpy as np
    except ImportError as e:
        sys.exit(str(e))
    about = "Python %s, DeZero %s, NumPy %s" % (
        sys.version.split()[0],
        getattr(dezero, "__version__", "of unknown version"),
        np.__version__,
    )
    if arguments[0] == "check":
        print(about)
        return
    step, results = WORK[arguments[0]]()
    results()
    np.savez(arguments[1], **{name: np.asarray(value, np.float64) for name, value in results().items()})
    print(json.dumps({"ran": about, "nanos": measure(step, 0.2, 5)}))


main(sys.argv[1:])
