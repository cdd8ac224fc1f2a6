package org.dezero.examples;

import org.dezero.array.DType;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code float32} or {@code float64}. */
final class FloatingDType implements ITypeConverter<DType> {
    FloatingDType() {}

    @Override
    public DType convert(String text) {
        for (DType dtype : DType.values()) {
            if (dtype.isFloating() && dtype.toString().equals(text)) {
                return dtype;
            }
        }
        throw new TypeConversionException("'" + text + "' is not a dtype to train in; it is float32 or float64");
    }
}
