package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final PlainBackend XP = new PlainBackend();

    private static PlainArray array(int... dims) {
        return (PlainArray) XP.full(Shape.of(dims), DType.FLOAT32, 1);
    }

    /** Where the element of the result at an index lies in an operand. */
    private static int place(PlainArray x, Shape shape, int[] index) {
        int[] strides = Strides.broadcast(x.shape, x.strides(), shape);
        int at = x.offset;
        for (int i = 0; i < index.length; i++) {
            at += index[i] * strides[i];
        }
        return at;
    }

    private static void assertEveryRowOnce(int least, PlainArray... operands) {
        Shape shape = Shape.SCALAR;
        for (PlainArray x : operands) {
            shape = Shape.broadcast(shape, x.shape, "test");
        }
        Rows rows = Rows.of(shape, operands);
        int[][] visited = new int[shape.size() / rows.length][];
        rows.forEach(least, (out, a, b, c) -> {
            assertThat(out % rows.length).isZero();
            assertThat(visited[out / rows.length]).isNull();
            visited[out / rows.length] = new int[] {a, b, c};
        });
        for (int r = 0; r < visited.length; r++) {
            int[] index = new int[shape.ndim()];
            int rest = r * rows.length;
            for (int i = index.length - 1; i >= 0; i--) {
                index[i] = rest % shape.dim(i);
                rest /= shape.dim(i);
            }
            int[] expected = new int[3];
            for (int k = 0; k < operands.length; k++) {
                expected[k] = place(rows.operand(k), shape, index);
            }
            assertThat(visited[r])
                    .as(shape + " row " + r + " " + Arrays.toString(index))
                    .isEqualTo(expected);
        }
    }

    @Test
    void everyRowIsVisitedOnceHoweverTheyAreShared() {
        for (int least : new int[] {1, 7, 40, 1 << 20}) {
            assertEveryRowOnce(least, array(4, 3, 5, 7), array(3, 1, 1));
            assertEveryRowOnce(least, array(4, 1, 5, 1), array(3, 1, 7), array(4, 3, 5, 7));
            assertEveryRowOnce(least, array(40, 9), array(40, 1));
            assertEveryRowOnce(least, array(1, 9), array(40, 1), array(1));
            assertEveryRowOnce(least, array(6, 2, 8), array(6, 1, 8));
            assertEveryRowOnce(least, array(30), array(30));
            assertEveryRowOnce(least, array(1), array());
            PlainArray turned = (PlainArray) XP.transpose(array(7, 5, 3), new int[] {1, 2, 0});
            assertEveryRowOnce(least, turned, array(5, 3, 7));
        }
    }
}
