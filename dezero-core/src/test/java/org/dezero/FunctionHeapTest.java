package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunctionHeapTest {
    private static Function at(int generation) {
        Variable x = Variable.of(1.0);
        for (int i = 0; i <= generation; i++) {
            x = F.exp(x);
        }
        Function f = x.creator();
        assertThat(f.generation()).isEqualTo(generation);
        return f;
    }

    @Test
    void theHighestGenerationFirstThenTheLastToCome() {
        Function low = at(0);
        Function first = at(3);
        Function second = at(3);
        FunctionHeap heap = new FunctionHeap();
        heap.push(first);
        heap.push(low);
        heap.push(second);
        assertThat(heap.pop()).isSameAs(second);
        assertThat(heap.pop()).isSameAs(first);
        assertThat(heap.pop()).isSameAs(low);
        assertThat(heap.isEmpty()).isTrue();
    }

    /** One heap serves all walks of a thread, which may be billions. */
    @Test
    void theOrderHoldsHoweverManyCameBefore() {
        Function low = at(0);
        Function high = at(5);
        FunctionHeap heap = new FunctionHeap();
        heap.arrivals = Integer.MAX_VALUE;
        heap.push(high);
        heap.push(low);
        assertThat(heap.pop()).isSameAs(high);
        assertThat(heap.pop()).isSameAs(low);
    }
}
