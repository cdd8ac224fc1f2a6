package org.dezero.examples.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dezero.Variable;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.data.Example;
import org.dezero.data.FashionMNIST;
import org.dezero.data.MNIST;
import org.dezero.examples.SmallImageFiles;
import org.dezero.transforms.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSetTest {
    @Test
    void theDigitsAreImages() {
        ImageSet digits = ImageSet.digits();
        assertThat(digits.text())
                .isEqualTo("images: the digits that come with the library, 8 x 8 pixels, 1438 to train with,"
                        + " 359 to test with");
        Example few = digits.train().gather(0, 1, 2);
        assertThat(few.x().shape()).isEqualTo(Shape.of(3, 1, 8, 8));
        assertThat(few.t().shape()).isEqualTo(Shape.of(3));
        assertThat(digits.shipped()).isTrue();
    }

    @Test
    void filesOfAFolderAreTaken(@TempDir Path folder) throws Exception {
        ImageSet images = ImageSet.choose(SmallImageFiles.write(folder, 7, 3));
        assertThat(images.text())
                .isEqualTo("images: the images in " + folder + ", 28 x 28 pixels, 7 to train with, 3 to test with");
        Example one = images.test().get(2);
        assertThat(one.x().shape()).isEqualTo(Shape.of(1, 28, 28));
        assertThat(one.t().getLong(0)).isEqualTo(2);
        assertThat(images.shipped()).isFalse();
    }

    @Test
    void withoutAFolderWhatIsOnThisMachineIsTaken() {
        String expected = MNIST.local(true).isPresent()
                ? "MNIST"
                : FashionMNIST.local(true).isPresent() ? "Fashion-MNIST" : "the digits that come with the library";
        assertThat(ImageSet.choose(null).name()).isEqualTo(expected);
    }

    @Test
    void aMosaicShowsImagesRowByRowAndEnlargesSmallOnes() throws Exception {
        OnPlain.run(() -> {
            float[] values = new float[3 * 20 * 12];
            values[0] = 1;
            values[20 * 12 + 5] = 0.5f;
            Image large = ImageMosaic.of(2, Variable.constant(HostArray.of(values, 3, 1, 20, 12)));
            assertThat(large.height()).isEqualTo(40);
            assertThat(large.width()).isEqualTo(24);
            assertThat(large.get(0, 0, 0)).isEqualTo(255);
            assertThat(large.get(0, 12 + 5, 0)).isEqualTo(128);
            assertThat(large.get(39, 0, 0)).isZero();

            Image small = ImageMosaic.of(1, Variable.constant(HostArray.of(new float[] {0, 1, 0, 0}, 1, 1, 2, 2)));
            assertThat(small.height()).isEqualTo(32);
            assertThat(small.get(15, 16, 0)).isEqualTo(255);
            assertThat(small.get(16, 16, 0)).isZero();
        });
    }
}
