package org.dezero.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;

/**
 * Handwritten digits: 1,797 images of 8 x 8 pixels, which come with the library.
 *
 * <p>Inputs are {@code (n, 64)}, row by row, from 0 (white) to 1 (black) in steps of 1/16; labels are {@code (n,)} INT64
 * from 0 to 9. Every fifth line of the file, the lines 5, 10, 15, ..., is for test: 359 images. The other 1,438 are for
 * training. The order is that of the file.
 *
 * <p>Source: E. Alpaydin, C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998,
 * doi:10.24432/C50P49, licence CC BY 4.0.
 */
public final class Digits extends ArrayDataset {
    private static final String FILE = "digits.csv.gz";
    private static final int LINES = 1797;
    private static final int EVERY = 5;

    /** The images for training or those for test, FLOAT32. */
    public Digits(boolean train) {
        this(train, DType.FLOAT32);
    }

    /**
     * The images for training or those for test.
     *
     * @param dtype of the inputs, FLOAT32 or FLOAT64
     * @throws UncheckedIOException if the file is damaged; the message says where
     */
    public Digits(boolean train, DType dtype) {
        super(load(train, dtype));
    }

    private static Example load(boolean train, DType dtype) {
        if (!dtype.isFloating()) {
            throw new DTypeException("Digits: images cannot be " + dtype + "; give float32 or float64");
        }
        try (InputStream in = Digits.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException(FILE + ": not found beside " + Digits.class.getName()
                        + "; the artifact dezero-core is incomplete, get it again");
            }
            List<byte[]> lines = DigitsFile.read(FILE, in, LINES);
            return split(lines, train, dtype);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static Example split(List<byte[]> lines, boolean train, DType dtype) {
        int test = lines.size() / EVERY;
        int n = train ? lines.size() - test : test;
        float[] x = new float[n * DigitsFile.PIXELS];
        long[] t = new long[n];
        int k = 0;
        for (int line = 1; line <= lines.size(); line++) {
            if ((line % EVERY == 0) != train) {
                byte[] values = lines.get(line - 1);
                for (int i = 0; i < DigitsFile.PIXELS; i++) {
                    // Sixteenths are exact in float32, so one array serves both dtypes.
                    x[k * DigitsFile.PIXELS + i] = values[i] / 16f;
                }
                t[k++] = values[DigitsFile.PIXELS];
            }
        }
        return new Example(HostArray.of(x, Shape.of(n, DigitsFile.PIXELS)).cast(dtype), HostArray.of(t, Shape.of(n)));
    }
}
