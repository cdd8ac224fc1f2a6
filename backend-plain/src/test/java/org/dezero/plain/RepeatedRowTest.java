package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatedRowTest {
    private final ArrayBackend xp = new PlainBackend();

    /** Rows written several times, once, and too long for it; with one thread and several. */
    @ParameterizedTest
    @CsvSource({"1000, 100", "7000, 13", "300, 700", "40, 5000", "2, 50000", "3, 7", "2, 2"})
    void aRowMeetsEveryRowOfAMatrix(int rows, int columns) {
        Random random = new Random(rows);
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64, DType.INT64}) {
            HostArray row = Layouts.random(random, t, columns);
            NdArray matrix = xp.fromHost(Layouts.random(random, t, rows, columns));
            NdArray beginsLater = xp.slice(
                    xp.concat(new NdArray[] {matrix, matrix}, 0),
                    new int[] {1, 0},
                    new int[] {rows, columns},
                    new int[] {1, 1});
            HostArray all =
                    xp.broadcastTo(xp.fromHost(row), Shape.of(rows, columns)).toHost();
            for (NdArray x : new NdArray[] {matrix, beginsLater}) {
                for (Map.Entry<String, NdArray> y : Layouts.of(xp, row).entrySet()) {
                    NdArray full = xp.fromHost(all);
                    assertSame(xp.binary(BinaryOp.SUB, x, y.getValue()), xp.binary(BinaryOp.SUB, x, full), y.getKey());
                    assertSame(xp.binary(BinaryOp.SUB, y.getValue(), x), xp.binary(BinaryOp.SUB, full, x), y.getKey());
                }
            }
        }
    }

    private static void assertSame(NdArray actual, NdArray expected, String layout) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.toHost().toDoubleArray())
                .as(layout)
                .isEqualTo(expected.toHost().toDoubleArray());
    }
}
