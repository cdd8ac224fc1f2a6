package org.dezero.data;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The format of the digits: gzip; in each line 64 pixels from 0 to 16 and a label from 0 to 9, separated by commas. */
final class DigitsFile {
    static final int PIXELS = 64;
    private static final int BLACK = 16;

    private DigitsFile() {}

    /**
     * The lines' 65 numbers.
     *
     * @param name for messages
     * @param expected the number of lines there must be
     * @throws IOException if the file is not that; the message says where and what it should be
     */
    static List<byte[]> read(String name, InputStream in, int expected) throws IOException {
        List<byte[]> out = new ArrayList<>(expected);
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (out.size() == expected) {
                    throw new IOException(name + ": damaged: more than " + expected + " lines; get the file again");
                }
                out.add(numbers(name, out.size() + 1, line));
            }
        } catch (ZipException | EOFException e) {
            throw new IOException(
                    name + ": damaged: not a complete gzip file (" + e.getMessage() + "); get the file again", e);
        }
        if (out.size() != expected) {
            throw new IOException(
                    name + ": damaged: " + out.size() + " lines instead of " + expected + "; get the file again");
        }
        return out;
    }

    private static byte[] numbers(String name, int lineNumber, String line) throws IOException {
        String[] fields = line.split(",", -1);
        if (fields.length != PIXELS + 1) {
            throw new IOException(name + ": damaged: line " + lineNumber + " has " + fields.length
                    + " fields instead of " + (PIXELS + 1) + "; get the file again");
        }
        byte[] out = new byte[PIXELS + 1];
        for (int i = 0; i <= PIXELS; i++) {
            int largest = i < PIXELS ? BLACK : 9;
            int value = number(fields[i]);
            if (value < 0 || value > largest) {
                throw new IOException(name + ": damaged: line " + lineNumber + ", field " + (i + 1) + " is '"
                        + fields[i] + "' instead of a number from 0 to " + largest + "; get the file again");
            }
            out[i] = (byte) value;
        }
        return out;
    }

    /** The value of one or two digits, -1 for anything else. */
    private static int number(String field) {
        boolean digits =
                !field.isEmpty() && field.length() <= 2 && field.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(field) : -1;
    }
}
