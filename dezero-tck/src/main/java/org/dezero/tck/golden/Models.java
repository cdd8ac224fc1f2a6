package org.dezero.tck.golden;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.tck.golden.Operation.Integers;
import org.jspecify.annotations.Nullable;

/** The models of the corpus: the book's test functions here, and {@link Networks}. */
final class Models {
    private Models() {}

    /** The model of a case; null for one this runner does not know. */
    static @Nullable Operation of(GoldenCase golden) {
        String name = golden.attrs().get("model").text();
        return switch (name) {
            case "x4_minus_2x2" -> ofOne(x -> F.sub(F.pow(x, 4), F.mul(F.pow(x, 2), 2)));
            case "sigmoid_of_2sin" -> ofOne(x -> F.sigmoid(F.mul(F.sin(x), 2)));
            default -> {
                BinaryOperator<Variable> f = ofTwo(name);
                yield f == null
                        ? Networks.of(golden)
                        : new Operation(in -> List.of(f.apply(in.x(0), in.x(1))), Integers.NUMBERS);
            }
        };
    }

    private static Operation ofOne(UnaryOperator<Variable> f) {
        return new Operation(in -> List.of(f.apply(in.x(0))), Integers.NUMBERS);
    }

    /** A test function of two arguments; null for a name it does not know. */
    static @Nullable BinaryOperator<Variable> ofTwo(String name) {
        return switch (name) {
            case "sphere" -> (x, y) -> F.add(F.pow(x, 2), F.pow(y, 2));
            case "matyas" -> Models::matyas;
            case "rosenbrock" -> Models::rosenbrock;
            case "goldstein" -> Models::goldstein;
            default -> null;
        };
    }

    private static Variable matyas(Variable x, Variable y) {
        return F.sub(F.mul(F.add(F.pow(x, 2), F.pow(y, 2)), 0.26), F.mul(F.mul(x, y), 0.48));
    }

    private static Variable rosenbrock(Variable x, Variable y) {
        return F.add(F.mul(F.pow(F.sub(y, F.pow(x, 2)), 2), 100), F.pow(F.sub(x, 1), 2));
    }

    /**
     * Goldstein and Price's: {@code (1 + (x+y+1)^2 (19 - 14x + 3x^2 - 14y + 6xy + 3y^2)) (30 + (2x-3y)^2 (18 - 32x + 12x^2 +
     * 48y - 36xy + 27y^2))}.
     */
    private static Variable goldstein(Variable x, Variable y) {
        Variable p = quadratic(x, y, 19, -14, 3, -14, 6, 3);
        Variable q = quadratic(x, y, 18, -32, 12, 48, -36, 27);
        Variable a = F.pow(F.add(F.add(x, y), 1), 2);
        Variable b = F.pow(F.sub(F.mul(x, 2), F.mul(y, 3)), 2);
        return F.mul(F.add(F.mul(a, p), 1), F.add(F.mul(b, q), 30));
    }

    /** {@code c + cx x + cxx x^2 + cy y + cxy x y + cyy y^2}. */
    private static Variable quadratic(
            Variable x, Variable y, double c, double cx, double cxx, double cy, double cxy, double cyy) {
        Variable inX = F.add(F.add(F.mul(x, cx), c), F.mul(F.pow(x, 2), cxx));
        Variable inY = F.add(F.mul(y, cy), F.mul(F.pow(y, 2), cyy));
        return F.add(F.add(inX, inY), F.mul(F.mul(x, y), cxy));
    }
}
