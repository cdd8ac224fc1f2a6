package org.dezero.benchmarks;

/** libtorch with its fused recurrent layer, which wants to know the whole sequence beforehand. */
final class LibtorchSequence extends Libtorch {
    LibtorchSequence() {
        super(true);
    }
}
