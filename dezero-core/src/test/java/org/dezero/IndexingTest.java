package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;

import org.dezero.array.Shape;
import org.junit.jupiter.api.Test;

class IndexingTest {

    private static Variable cube() {
        double[] values = new double[24];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return Variable.of(values, 2, 3, 4);
    }

    @Test
    void anEllipsisThatStandsForNoAxisStillSeparatesIndexArrays() {
        Variable x = cube();
        Variable together = x.get(Index.all(), Index.array(0, 2, 1), Index.array(3, 1, 1));
        Variable apart = x.get(Index.all(), Index.array(0, 2, 1), Index.ellipsis(), Index.array(3, 1, 1));
        assertThat(together).hasToString("variable([[ 3.  9.  5.]\n          [15. 21. 17.]])");
        assertThat(apart).hasToString("variable([[ 3. 15.]\n          [ 9. 21.]\n          [ 5. 17.]])");
    }

    @Test
    void anEllipsisBesideIndexArraysDoesNotSeparateThem() {
        Variable x = cube();
        Index rows = Index.array(0, 1, 2, 0, 1);
        Index columns = Index.array(3, 2, 1, 0, 3);
        assertThat(x.get(Index.ellipsis(), rows, columns).shape()).isEqualTo(Shape.of(2, 5));
        assertThat(x.get(Index.all(), rows, columns, Index.ellipsis()).shape()).isEqualTo(Shape.of(2, 5));
    }

    @Test
    void intsAreIndicesAsLongsAre() {
        int[] rows = {1, -1, 0, 1};
        assertThat(cube().get(Index.array(rows)).data().toHost().doubles())
                .isEqualTo(
                        cube().get(Index.array(1L, -1L, 0L, 1L)).data().toHost().doubles());
    }
}
