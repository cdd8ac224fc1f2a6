package org.dezero;

import java.lang.invoke.VarHandle;
import java.util.List;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BackendException;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.jspecify.annotations.Nullable;

/**
 * An array that remembers how it was computed, so that it can be differentiated.
 *
 * <pre>{@code
 * Variable x = Variable.of(0.5);
 * Variable y = F.square(F.exp(F.square(x)));
 * y.backward();
 * x.grad().item();            // 3.297442541400256
 * }</pre>
 *
 * <p>A variable that {@code of} makes is a leaf and gets a gradient. Raw arrays given to an operation, and what
 * {@link #constant} makes, get none, and no graph is recorded for them. Arithmetic accepts variables, raw arrays and
 * numbers and broadcasts as NumPy does; operands of different dtypes are brought together by NumPy's rule
 * ({@link DType#promote}), and a number never changes a floating dtype. Kotlin's operators work through {@code plus},
 * {@code minus}, {@code times}, {@code div}, {@code unaryMinus} and {@code get}.
 *
 * <p>Two variables are equal if they are the same place in the graph. Not thread-safe: a graph belongs to one thread at a
 * time; different threads may build and differentiate different graphs at once.
 */
public class Variable {
    /** Why a variable has, or never gets, a gradient. */
    enum Origin {
        LEAF,
        CONSTANT,
        NO_GRAD,
        RESULT
    }

    private @Nullable NdArray data;
    private @Nullable Node node;
    private final Origin origin;

    Variable(@Nullable NdArray data, @Nullable Node node, Origin origin) {
        this.data = data;
        this.node = node;
        this.origin = origin;
    }

    /** A leaf with the given array. */
    Variable(NdArray data) {
        this(data, new Node(data.shape(), data.dtype(), true), Origin.LEAF);
        GraphScope scope = GraphScope.current();
        if (scope != null) {
            born(scope);
        }
    }

    /** Notes that this leaf was made in an array scope, with which it ends. */
    void born(GraphScope scope) {
        node().bornIn(scope.id());
    }

    /** A leaf whose array comes later, by {@link #setData}. */
    Variable(@Nullable String name) {
        this(null, new Node(null, null, true), Origin.LEAF);
        node().label(name);
    }

    // ---- making -------------------------------------------------------------------------------------------------

    /** A leaf with the given array. */
    public static Variable of(NdArray data) {
        return new Variable(data);
    }

    /** A leaf with a copy of the elements, on {@link Config#backend()}. */
    public static Variable of(HostArray data) {
        return of(Config.backend().fromHost(data));
    }

    /** A FLOAT64 scalar. */
    public static Variable of(double value) {
        return of(Config.backend().full(Shape.SCALAR, DType.FLOAT64, value));
    }

    /** A FLOAT32 scalar. */
    public static Variable of(float value) {
        return of(Config.backend().full(Shape.SCALAR, DType.FLOAT32, value));
    }

    /** An INT64 scalar. */
    public static Variable of(long value) {
        return of(HostArray.of(new long[] {value}, Shape.SCALAR));
    }

    /** A FLOAT64 array of the given elements; one axis if no lengths are given. */
    public static Variable of(double[] values, int... dims) {
        return of(HostArray.of(values, dims));
    }

    /** A FLOAT32 array of the given elements; one axis if no lengths are given. */
    public static Variable of(float[] values, int... dims) {
        return of(HostArray.of(values, dims));
    }

    /** An INT64 array of the given elements; one axis if no lengths are given. */
    public static Variable of(long[] values, int... dims) {
        return of(HostArray.of(values, dims));
    }

    /** A FLOAT64 matrix of the given rows. */
    public static Variable of(double[][] rows) {
        return of(HostArray.of(rows));
    }

    /** A FLOAT32 matrix of the given rows. */
    public static Variable of(float[][] rows) {
        return of(HostArray.of(rows));
    }

    /** An INT64 matrix of the given rows. */
    public static Variable of(long[][] rows) {
        return of(HostArray.of(rows));
    }

    /** A variable that gets no gradient and for which no graph is recorded. */
    public static Variable constant(NdArray data) {
        return new Variable(data, null, Origin.CONSTANT);
    }

    /** A constant with a copy of the elements, on {@link Config#backend()}. */
    public static Variable constant(HostArray data) {
        return constant(Config.backend().fromHost(data));
    }

    /** A constant FLOAT64 scalar. */
    public static Variable constant(double value) {
        return constant(Config.backend().full(Shape.SCALAR, DType.FLOAT64, value));
    }

    // ---- looking ------------------------------------------------------------------------------------------------

    /**
     * The array. It stays as it is, whatever happens to this variable.
     *
     * @throws IllegalStateException if there is none: a parameter before its layer's first use, or a variable of a graph
     *     that kept no values
     */
    public final NdArray data() {
        NdArray d = array();
        handedOut();
        return d;
    }

    /** The array, for those who do not hold it any longer than this variable does. */
    final NdArray array() {
        NdArray d = data;
        if (d == null) {
            throw new IllegalStateException(whyNoData());
        }
        return d;
    }

    /** The array is another one of the same shape and dtype, for a variable that no scope has to hear of. */
    final void become(NdArray data) {
        this.data = data;
    }

    /** The array is another one now. */
    void replaced() {}

    /** From here on others may hold the array. */
    void handedOut() {}

    /** The message for {@link #data()} where there is no array. */
    String whyNoData() {
        return "data: " + label() + " is a place in a graph that kept no values; hold on to the Variable you need";
    }

    /** Whether there is an array; false for a parameter before its layer's first use. */
    public final boolean hasData() {
        return data != null;
    }

    /**
     * Replaces the array. Gradients of graphs recorded before are computed from the array they were recorded with; where
     * the new one has another shape, walking them is an {@link IllegalStateException}.
     *
     * @param data of any shape and dtype
     */
    public final void setData(NdArray data) {
        handedOut();
        replace(data);
    }

    final void replace(NdArray data) {
        this.data = data;
        replaced();
        Node n = node;
        if (n != null) {
            if (n.arrayShape != null && !n.arrayShape.equals(data.shape())) {
                n.reshaped();
            }
            n.arrayShape = data.shape();
            n.arrayDType = data.dtype();
        }
        GraphScope scope = GraphScope.current();
        if (scope != null && !(n != null && n.bornIn() == scope.id())) {
            scope.arraySet(this);
        }
    }

    /** The value of an array with one element. */
    public final double item() {
        return array().item();
    }

    /** The shape. */
    public final Shape shape() {
        Shape s = node != null ? node.arrayShape : null;
        return s != null ? s : array().shape();
    }

    /** The number of axes. */
    public final int ndim() {
        return shape().ndim();
    }

    /** The number of elements. */
    public final int size() {
        return shape().size();
    }

    /** The element type. */
    public final DType dtype() {
        DType t = node != null ? node.arrayDType : null;
        return t != null ? t : array().dtype();
    }

    /** The backend that the array is on. */
    public final ArrayBackend backend() {
        return array().backend();
    }

    /** The length of the first axis, as Python's {@code len}. */
    public final int length() {
        return shape().dim(0);
    }

    /** The name, or null. */
    public final @Nullable String name() {
        return node == null ? null : node.label();
    }

    /** Gives a name, for drawings and messages. */
    public final Variable name(@Nullable String name) {
        node().label(name);
        return this;
    }

    // ---- the graph ----------------------------------------------------------------------------------------------

    /** The function this is an output of; null for a leaf, a constant, and after {@link #unchain}. */
    public final @Nullable Function creator() {
        return node == null ? null : node.creator();
    }

    /** 0 for a leaf, else one more than the creator's. */
    public final int generation() {
        return node == null ? 0 : node.generation;
    }

    /** Whether gradients flow to this variable: true but for constants and what was computed under noGrad. */
    public final boolean requiresGrad() {
        return node == null ? origin == Origin.LEAF : node.requiresGrad;
    }

    /** The place in the graph; a constant gets one when a graph first refers to it. */
    final Node node() {
        Node n = node;
        if (n == null) {
            NdArray d = array();
            n = new Node(d.shape(), d.dtype(), false);
            // Threads may share a constant: none may see the node without its shape.
            VarHandle.releaseFence();
            node = n;
        }
        return n;
    }

    final boolean hasNode() {
        return node != null;
    }

    /** Cuts this variable off from the function that computed it: it becomes a leaf. */
    public final void unchain() {
        if (node != null) {
            node.cut();
        }
    }

    /**
     * Cuts every variable that this one was computed from off its function; this one keeps its own. Truncates
     * back-propagation through time.
     */
    public final void unchainBackward() {
        Backward.unchain(this);
    }

    // ---- gradients ----------------------------------------------------------------------------------------------

    /**
     * The gradient that {@link #backward} left here.
     *
     * @throws IllegalStateException if there is none; the message says why
     */
    public final Variable grad() {
        Variable g = node == null ? null : node.grad;
        if (g == null) {
            throw new IllegalStateException("grad: " + label() + " has no gradient: " + whyNoGrad());
        }
        g.handedOut();
        return g;
    }

    private String whyNoGrad() {
        if (!requiresGrad()) {
            return origin == Origin.NO_GRAD
                    ? "it was computed under Config.noGrad(); compute it outside of it"
                    : "it is a constant; make it with Variable.of if you want its gradient";
        }
        Function creator = creator();
        return creator != null
                ? "it was computed by " + creator.name() + ", and only leaves keep theirs; call "
                        + "backward(BackwardOption.RETAIN_GRAD) or backward(variable) on the result"
                : "no backward has reached it since it was made or cleared; call backward() on a result computed from it";
    }

    /** Whether there is a gradient. */
    public final boolean hasGrad() {
        return node != null && node.grad != null;
    }

    /**
     * Sets the gradient, to start {@link #backward} from something else than ones, or to change what an optimizer sees.
     *
     * @throws ShapeException if its shape is not this variable's
     * @throws DTypeException if it is BOOL
     * @throws BackendException if it is on another backend than this variable
     */
    public final void setGrad(Variable grad) {
        if (!grad.shape().equals(shape())) {
            throw new ShapeException("setGrad: shapes differ: variable " + shape() + " " + dtype() + ", gradient "
                    + grad.shape() + " " + grad.dtype() + "; a gradient has its variable's shape");
        }
        NdArray g = Promotion.number("setGrad", grad.data());
        if (data != null && data.backend() != g.backend()) {
            throw new BackendException("setGrad: variable and gradient are on different backends: '"
                    + data.backend().name() + "' and '" + g.backend().name()
                    + "'; move the gradient with Variable.to(backend)");
        }
        Node n = node();
        releaseGrad(n);
        n.grad = grad;
        GraphScope scope = GraphScope.current();
        if (scope != null) {
            scope.gradientSet(n);
        }
    }

    /** Gives the gradient of {@code n}, which is about to go, to the array scope if nobody else can have it. */
    static void releaseGrad(Node n) {
        GraphScope scope = n.grad instanceof Gradient ? GraphScope.current() : null;
        if (scope != null) {
            releaseGrad(n, scope);
        }
    }

    static void releaseGrad(Node n, GraphScope scope) {
        if (n.grad instanceof Gradient g && g.isHidden()) {
            scope.releaseArray(g.array());
        }
    }

    /** Sets the gradient to a constant; see {@link #setGrad(Variable)}. */
    public final void setGrad(NdArray grad) {
        setGrad(constant(grad));
    }

    /** Sets every element of the gradient to a number, in this variable's dtype, or FLOAT64 for a fraction beside INT64. */
    public final void setGrad(double value) {
        NdArray d = data();
        DType dtype = Promotion.holds(d.dtype(), value) ? d.dtype() : DType.FLOAT64;
        setGrad(constant(d.backend().full(d.shape(), dtype, value)));
    }

    /** Forgets the gradient. */
    public final void clearGrad() {
        Node n = node;
        if (n != null && n.grad != null) {
            releaseGrad(n);
            n.grad = null;
        }
    }

    /**
     * Computes the gradient of this variable with respect to every leaf it was computed from, and adds it to what they
     * have.
     *
     * <p>Where this variable has no gradient yet, it starts from ones. Afterwards only leaves keep gradients. The graph may
     * be walked again. If it fails, all gradients are as before.
     *
     * @throws IllegalStateException for a constant or what was computed under noGrad, and for a graph that was released
     */
    public final void backward() {
        Backward.run(this, List.of());
    }

    /** Like {@link #backward()}, with options. */
    public final void backward(BackwardOption... options) {
        Backward.run(this, List.of(), options);
    }

    /**
     * Like {@link #backward()}, but computes only the gradients of the given variables, leaves or not, and what is needed on
     * the way to them.
     */
    public final void backward(Variable... wrt) {
        Backward.run(this, List.of(wrt));
    }

    /** Like {@link #backward(Variable...)}, with options; an empty list stands for all leaves. */
    public final void backward(List<? extends Variable> wrt, BackwardOption... options) {
        Backward.run(this, wrt, options);
    }

    // ---- arithmetic ---------------------------------------------------------------------------------------------

    /** {@code this + other}; see {@link F#add(Variable, Variable)}. */
    public final Variable add(Variable other) {
        return F.add(this, other);
    }

    /** {@code this + other}. */
    public final Variable add(NdArray other) {
        return F.add(this, constant(other));
    }

    /** {@code this + other}. */
    public final Variable add(double other) {
        return F.add(this, other);
    }

    /** {@code this - other}; see {@link F#sub(Variable, Variable)}. */
    public final Variable sub(Variable other) {
        return F.sub(this, other);
    }

    /** {@code this - other}. */
    public final Variable sub(NdArray other) {
        return F.sub(this, constant(other));
    }

    /** {@code this - other}. */
    public final Variable sub(double other) {
        return F.sub(this, other);
    }

    /** {@code this * other}; see {@link F#mul(Variable, Variable)}. */
    public final Variable mul(Variable other) {
        return F.mul(this, other);
    }

    /** {@code this * other}. */
    public final Variable mul(NdArray other) {
        return F.mul(this, constant(other));
    }

    /** {@code this * other}. */
    public final Variable mul(double other) {
        return F.mul(this, other);
    }

    /** {@code this / other}; see {@link F#div(Variable, Variable)}. */
    public final Variable div(Variable other) {
        return F.div(this, other);
    }

    /** {@code this / other}. */
    public final Variable div(NdArray other) {
        return F.div(this, constant(other));
    }

    /** {@code this / other}. */
    public final Variable div(double other) {
        return F.div(this, other);
    }

    /** {@code -this}. */
    public final Variable neg() {
        return F.neg(this);
    }

    /** {@code this ^ exponent}; see {@link F#pow(Variable, double)}. */
    public final Variable pow(double exponent) {
        return F.pow(this, exponent);
    }

    /** {@code this ^ exponent}; see {@link F#pow(Variable, Variable)}. */
    public final Variable pow(Variable exponent) {
        return F.pow(this, exponent);
    }

    /** {@code this ^ exponent}. */
    public final Variable pow(NdArray exponent) {
        return F.pow(this, constant(exponent));
    }

    /** The matrix product; see {@link F#matmul(Variable, Variable)}. */
    public final Variable matmul(Variable other) {
        return F.matmul(this, other);
    }

    /** The matrix product. */
    public final Variable matmul(NdArray other) {
        return F.matmul(this, constant(other));
    }

    /** The matrix product, as DeZero also calls it. */
    public final Variable dot(Variable other) {
        return F.matmul(this, other);
    }

    // Kotlin's and Scala's operators

    /** {@link #add(Variable)}, as Kotlin's {@code +}. */
    public final Variable plus(Variable other) {
        return add(other);
    }

    /** {@link #add(NdArray)}, as Kotlin's {@code +}. */
    public final Variable plus(NdArray other) {
        return add(other);
    }

    /** {@link #add(double)}, as Kotlin's {@code +}. */
    public final Variable plus(double other) {
        return add(other);
    }

    /** {@link #sub(Variable)}, as Kotlin's {@code -}. */
    public final Variable minus(Variable other) {
        return sub(other);
    }

    /** {@link #sub(NdArray)}, as Kotlin's {@code -}. */
    public final Variable minus(NdArray other) {
        return sub(other);
    }

    /** {@link #sub(double)}, as Kotlin's {@code -}. */
    public final Variable minus(double other) {
        return sub(other);
    }

    /** {@link #mul(Variable)}, as Kotlin's {@code *}. */
    public final Variable times(Variable other) {
        return mul(other);
    }

    /** {@link #mul(NdArray)}, as Kotlin's {@code *}. */
    public final Variable times(NdArray other) {
        return mul(other);
    }

    /** {@link #mul(double)}, as Kotlin's {@code *}. */
    public final Variable times(double other) {
        return mul(other);
    }

    /** {@link #neg}, as Kotlin's unary {@code -}. */
    public final Variable unaryMinus() {
        return neg();
    }

    // ---- shapes, reductions, indexing ---------------------------------------------------------------------------

    /** The sum of all elements, a 0-d variable. */
    public final Variable sum() {
        return F.sum(this);
    }

    /** The sum along axes; see {@link F#sum(Variable, int[], boolean)}. */
    public final Variable sum(int... axes) {
        return F.sum(this, axes);
    }

    /** The sum along axes; see {@link F#sum(Variable, int[], boolean)}. */
    public final Variable sum(int @Nullable [] axes, boolean keepDims) {
        return F.sum(this, axes, keepDims);
    }

    /** The mean of all elements. */
    public final Variable mean() {
        return F.mean(this);
    }

    /** The largest element. */
    public final Variable max() {
        return F.max(this);
    }

    /** The smallest element. */
    public final Variable min() {
        return F.min(this);
    }

    /** The same elements in another shape, of which one length may be -1; see {@link F#reshape}. */
    public final Variable reshape(int... dims) {
        return F.reshape(this, dims);
    }

    /** The axes reordered, or reversed if none are named; see {@link F#transpose(Variable, int...)}. */
    public final Variable transpose(int... axes) {
        return F.transpose(this, axes);
    }

    /** The axes reversed, as NumPy's {@code T}. */
    public final Variable t() {
        return F.transpose(this);
    }

    /** NumPy's indexing; see {@link F#get(Variable, Index...)}. */
    public final Variable get(Index... index) {
        return F.get(this, index);
    }

    /** Entries of the first axes; negative indices count from the end. */
    public final Variable get(int... index) {
        Index[] items = new Index[index.length];
        for (int i = 0; i < index.length; i++) {
            items[i] = Index.at(index[i]);
        }
        return F.get(this, items);
    }

    /** The elements as another dtype; see {@link F#cast}. */
    public final Variable astype(DType dtype) {
        return F.cast(this, dtype);
    }

    /** The same array on another backend; gradients flow back to this one. */
    public final Variable to(ArrayBackend backend) {
        return F.to(this, backend);
    }

    // ---- object -------------------------------------------------------------------------------------------------

    final String label() {
        String n = name();
        Shape s = node != null && node.arrayShape != null ? node.arrayShape : data != null ? data.shape() : null;
        return (n == null ? "a variable" : "'" + n + "'") + (s == null ? "" : " of shape " + s);
    }

    /** Equal if it is the same place in the same graph. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Variable v && node != null && v.node == node);
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(node());
    }

    /** As DeZero prints it: {@code variable(1.0)}, {@code variable(None)} without an array. */
    @Override
    public final String toString() {
        NdArray d = data;
        return "variable(" + (d == null ? "None" : d.toString().replace("\n", "\n         ")) + ")";
    }
}
