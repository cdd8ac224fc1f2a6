package org.dezero.tck.seeds;

import java.util.Arrays;
import java.util.List;
import org.dezero.Function;
import org.dezero.UnaryFunction;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.NdArray;
import org.dezero.array.UnaryOp;

/** The functions of the documents, as a user of the library writes them. */
final class Formulas {
    private Formulas() {}

    /** A function whose backward the tests call by hand. */
    abstract static class Step extends UnaryFunction {
        @Override
        protected abstract Variable backward(Variable gy);
    }

    /** {@code x^2}. */
    static final class Square extends Step {
        @Override
        protected NdArray forward(ArrayBackend xp, NdArray x) {
            return xp.binary(BinaryOp.MUL, x, x);
        }

        @Override
        protected Variable backward(Variable gy) {
            return input(0).mul(2).mul(gy);
        }
    }

    /** {@code e^x}. */
    static final class Exp extends Step {
        @Override
        protected NdArray forward(ArrayBackend xp, NdArray x) {
            return xp.unary(UnaryOp.EXP, x);
        }

        @Override
        protected Variable backward(Variable gy) {
            return output(0).mul(gy);
        }
    }

    /** {@code 1 / (1 + e^-x)}. */
    static final class Sigmoid extends Step {
        @Override
        protected NdArray forward(ArrayBackend xp, NdArray x) {
            NdArray e = xp.unary(UnaryOp.EXP, xp.unary(UnaryOp.NEG, x));
            return xp.binary(BinaryOp.DIV, 1, xp.binary(BinaryOp.ADD, e, 1));
        }

        @Override
        protected Variable backward(Variable gy) {
            Variable s = output(0);
            return gy.mul(s).mul(s.neg().add(1));
        }
    }

    /** {@code (e^x - e^-x) / (e^x + e^-x)}. */
    static final class Tanh extends Step {
        @Override
        protected NdArray forward(ArrayBackend xp, NdArray x) {
            NdArray up = xp.unary(UnaryOp.EXP, x);
            NdArray down = xp.unary(UnaryOp.EXP, xp.unary(UnaryOp.NEG, x));
            return xp.binary(BinaryOp.DIV, xp.binary(BinaryOp.SUB, up, down), xp.binary(BinaryOp.ADD, up, down));
        }

        @Override
        protected Variable backward(Variable gy) {
            Variable t = output(0);
            return gy.mul(t.mul(t).neg().add(1));
        }
    }

    /** The sum of any number of inputs of one shape. */
    static final class Total extends Function {
        @Override
        protected NdArray[] forward(ArrayBackend xp, NdArray... xs) {
            NdArray sum = xs[0];
            for (int i = 1; i < xs.length; i++) {
                sum = xp.binary(BinaryOp.ADD, sum, xs[i]);
            }
            return new NdArray[] {sum};
        }

        @Override
        protected Variable[] backward(Variable... gys) {
            Variable[] gxs = new Variable[inputs().size()];
            Arrays.fill(gxs, gys[0]);
            return gxs;
        }
    }

    /** {@code a + b} and {@code a - b}. */
    static final class SumAndDifference extends Function {
        @Override
        protected NdArray[] forward(ArrayBackend xp, NdArray... xs) {
            return new NdArray[] {
                xp.binary(BinaryOp.ADD, xs[0], xs[1]), xp.binary(BinaryOp.SUB, xs[0], xs[1]),
            };
        }

        @Override
        protected Variable[] backward(Variable... gys) {
            return new Variable[] {gys[0].add(gys[1]), gys[0].sub(gys[1])};
        }
    }

    /** {@code x^2}, which writes down the generation of every backward. */
    static final class LoggedSquare extends UnaryFunction {
        private final List<Integer> log;

        LoggedSquare(List<Integer> log) {
            this.log = log;
        }

        @Override
        protected NdArray forward(ArrayBackend xp, NdArray x) {
            return xp.binary(BinaryOp.MUL, x, x);
        }

        @Override
        protected Variable backward(Variable gy) {
            log.add(generation());
            return input(0).mul(2).mul(gy);
        }
    }
}
