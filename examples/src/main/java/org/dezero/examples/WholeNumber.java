package org.dezero.examples;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number within bounds. */
abstract class WholeNumber implements ITypeConverter<Long> {
    private final long least;
    private final long most;

    private WholeNumber(long least, long most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public Long convert(String text) {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // The message below says it all.
        }
        throw new TypeConversionException("'" + text + "' is not a whole number from " + least + " to " + most);
    }

    /** How often the training images are gone through. */
    static final class Epochs extends WholeNumber {
        Epochs() {
            super(1, 10_000);
        }
    }

    /** How many examples are taken at once. */
    static final class Batch extends WholeNumber {
        Batch() {
            super(1, 60_000);
        }
    }

    /** What NumPy's legacy generator can be seeded with. */
    static final class Seed extends WholeNumber {
        Seed() {
            super(0, 0xffff_ffffL);
        }
    }
}
