package org.dezero.ejml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.plain.PlainBackend;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class EjmlTest {
    private final ArrayBackend xp = ArrayBackends.get("ejml");

    @Test
    void aMatrixGoesInAndOutWithoutCopying() {
        DMatrixRMaj d = new DMatrixRMaj(new double[][] {{1, 2, 3}, {4, 5, 6}});
        NdArray x = Ejml.wrap(d);
        assertThat(x.backend()).isSameAs(xp);
        assertThat(x.shape()).isEqualTo(Shape.of(2, 3));
        assertThat(x.toHost().doubles()).containsExactly(1, 2, 3, 4, 5, 6);
        DMatrixRMaj back = Ejml.toDMatrix(x);
        assertThat(back.data).isSameAs(d.data);
        assertThat(back.numRows).isEqualTo(2);
        assertThat(back.numCols).isEqualTo(3);
        FMatrixRMaj f = FMatrixRMaj.wrap(1, 2, new float[] {7, 8});
        assertThat(Ejml.wrap(f).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(Ejml.toFMatrix(Ejml.wrap(f)).data).isSameAs(f.data);
    }

    @Test
    void viewsAndOtherBackendsAreCopied() {
        NdArray x = Ejml.wrap(new DMatrixRMaj(new double[][] {{1, 2, 3}, {4, 5, 6}}));
        assertThat(Ejml.toDMatrix(xp.transpose(x, new int[] {1, 0})).data).containsExactly(1, 4, 2, 5, 3, 6);
        NdArray part = xp.slice(x, new int[] {1, 0}, new int[] {1, 3}, new int[] {1, 1});
        assertThat(Ejml.toDMatrix(part).data).containsExactly(4, 5, 6);
        NdArray other = new PlainBackend().array(new float[] {1, 2}, 2, 1);
        assertThat(Ejml.toFMatrix(other).data).containsExactly(1, 2);
        assertThat(Ejml.toFMatrix(xp.full(Shape.of(0, 3), DType.FLOAT32, 0)).numCols)
                .isEqualTo(3);
    }

    @Test
    void aMatrixLongerThanItsElementsIsCut() {
        DMatrixRMaj d = new DMatrixRMaj(new double[][] {{1, 2, 3}, {4, 5, 6}});
        d.reshape(1, 2);
        assertThat(Ejml.wrap(d).toHost().doubles()).containsExactly(1, 2);
        FMatrixRMaj f = new FMatrixRMaj(new float[][] {{1, 2, 3}});
        f.reshape(1, 2);
        assertThat(Ejml.wrap(f).toHost().floats()).containsExactly(1, 2);
    }

    @Test
    void memoryThatCrossedTheBridgeIsNeverWritten() {
        DMatrixRMaj d = new DMatrixRMaj(new double[][] {{1, 2}});
        NdArray one = xp.full(Shape.of(1, 2), DType.FLOAT64, 1);
        assertThat(xp.accumulate(Ejml.wrap(d), 1, one).toHost().doubles()).containsExactly(2, 3);
        assertThat(d.data).containsExactly(1, 2);
        NdArray x = xp.full(Shape.of(1, 2), DType.FLOAT64, 5);
        DMatrixRMaj out = Ejml.toDMatrix(x);
        assertThat(xp.accumulate(x, 1, one).toHost().doubles()).containsExactly(6, 6);
        assertThat(out.data).containsExactly(5, 5);
    }

    @Test
    void whatIsNoMatrixOfTheTypeIsRefused() {
        assertThatThrownBy(() -> Ejml.toDMatrix(xp.full(Shape.of(3), DType.FLOAT64, 0)))
                .isInstanceOf(ShapeException.class)
                .hasMessage("toDMatrix: not a matrix: operand (3,) float64; reshape it to two axes first");
        assertThatThrownBy(() -> Ejml.toFMatrix(xp.full(Shape.of(1, 3), DType.FLOAT64, 0)))
                .isInstanceOf(DTypeException.class)
                .hasMessage("toFMatrix: holds float64, not float32: operand (1, 3) float64; cast it first");
    }
}
