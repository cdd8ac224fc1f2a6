package org.dezero.data;

import java.util.function.Function;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.transforms.Image;

/** Images made into arrays one by one. */
final class PictureSamples implements Dataset {
    private final ImageDataset source;
    private final Function<Image, HostArray> transform;

    PictureSamples(ImageDataset source, Function<Image, HostArray> transform) {
        this.source = source;
        this.transform = transform;
    }

    @Override
    public int size() {
        return source.size();
    }

    @Override
    public Example get(int i) {
        return new Example(transform.apply(source.image(i)), HostArray.of(new long[] {source.label(i)}, Shape.SCALAR));
    }
}
