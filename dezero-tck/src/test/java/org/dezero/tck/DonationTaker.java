package org.dezero.tck;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;

/** The reference, but results of arithmetic can be donated: the sum goes into their memory, and their handle dies. */
class DonationTaker extends ReferenceBackend {

    /** An array that can die. */
    static final class Mortal extends ReferenceArray {
        private volatile boolean dead;

        Mortal(ArrayBackend backend, HostArray values) {
            super(backend, values);
        }

        @Override
        HostArray values() {
            if (dead) {
                throw new IllegalStateException("the array was donated to accumulate");
            }
            return super.values();
        }

        void die() {
            dead = true;
        }
    }

    @Override
    public NdArray binary(BinaryOp op, NdArray a, NdArray b) {
        return new Mortal(this, super.binary(op, a, b).toHost());
    }

    @Override
    public NdArray binary(BinaryOp op, NdArray x, double value) {
        return new Mortal(this, super.binary(op, x, value).toHost());
    }

    @Override
    public NdArray binary(BinaryOp op, double value, NdArray x) {
        return new Mortal(this, super.binary(op, value, x).toHost());
    }

    @Override
    public NdArray accumulate(NdArray target, double alpha, NdArray x) {
        HostArray sum = super.accumulate(target, alpha, x).toHost();
        if (!(target instanceof Mortal)) {
            return new Mortal(this, sum);
        }
        HostArray memory = ((ReferenceArray) target).values();
        overwrite(memory, sum);
        afterTaking((Mortal) target);
        return new Mortal(this, memory);
    }

    /** What happens to a target whose memory was taken. */
    void afterTaking(Mortal target) {
        target.die();
    }

    static void overwrite(HostArray memory, HostArray values) {
        for (int i = 0; i < values.size(); i++) {
            if (values.dtype() == DType.FLOAT64) {
                memory.doubles()[i] = values.doubles()[i];
            } else if (values.dtype() == DType.FLOAT32) {
                memory.floats()[i] = values.floats()[i];
            } else {
                memory.longs()[i] = values.longs()[i];
            }
        }
    }
}
