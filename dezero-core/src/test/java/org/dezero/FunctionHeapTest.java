package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
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
        heap.push(first, null);
        heap.push(low, null);
        heap.push(second, null);
        assertThat(taken(heap)).containsExactly(second, first, low);
    }

    @Test
    void gradientsStayWithTheirFunctionHoweverManyWait() {
        FunctionHeap heap = new FunctionHeap();
        List<Function> waiting = new ArrayList<>();
        List<Object> gradients = new ArrayList<>();
        RandomGenerator random = new Random(0);
        for (int i = 0; i < 500; i++) {
            Function f = at(random.nextInt(20));
            Object itsGradients = "of " + i;
            waiting.add(f);
            gradients.add(itsGradients);
            if (i % 3 == 0) {
                heap.push(f, itsGradients);
            } else {
                heap.push(f, null);
                assertThat(heap.gradients(f)).isNull();
                heap.setGradients(f, itsGradients);
            }
            if (i % 4 == 3) {
                int k = waiting.indexOf(heap.peek());
                waiting.remove(k);
                assertThat(heap.pop()).isEqualTo(gradients.remove(k));
            }
        }
        int generation = Integer.MAX_VALUE;
        while (!heap.isEmpty()) {
            Function f = heap.peek();
            assertThat(f.generation()).isLessThanOrEqualTo(generation);
            generation = f.generation();
            int k = waiting.indexOf(f);
            waiting.remove(k);
            assertThat(heap.gradients(f)).isEqualTo(gradients.get(k));
            assertThat(heap.pop()).isEqualTo(gradients.remove(k));
        }
        assertThat(waiting).isEmpty();
    }

    @Test
    void anEmptyHeapHasNothingToTake() {
        FunctionHeap heap = new FunctionHeap();
        assertThatThrownBy(heap::peek).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(heap::pop).isInstanceOf(IllegalStateException.class);
    }

    private static List<Function> taken(FunctionHeap heap) {
        List<Function> out = new ArrayList<>();
        while (!heap.isEmpty()) {
            out.add(heap.peek());
            heap.pop();
        }
        return out;
    }
}
