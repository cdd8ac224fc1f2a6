package org.dezero.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the archives of CIFAR are: one file for training and test. */
final class CifarSource {
    static final CifarSource TEN = new CifarSource(
            "CIFAR10",
            new Published(
                    URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
                    "cifar-10-binary.tar.gz",
                    170_052_171,
                    "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"));

    static final CifarSource HUNDRED = new CifarSource(
            "CIFAR100",
            new Published(
                    URI.create("https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz"),
                    "cifar-100-binary.tar.gz",
                    168_513_733,
                    "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec"));

    private final String dataset;
    private final Published archive;

    CifarSource(String dataset, Published archive) {
        this.dataset = dataset;
        this.archive = archive;
    }

    /** The examples at a place of this machine. */
    LabelledImages read(Path place, CifarFormat format) {
        try {
            return format.read(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** The examples at an address: a place of this machine, or the archive on the web, or a folder there that has it. */
    LabelledImages read(URI address, CifarFormat format) {
        try {
            Path local = Address.local(dataset, address);
            if (local != null) {
                return format.read(local);
            }
            String name = Address.name(archive.address());
            URI file = Address.name(address).isEmpty() ? Address.under(address, name) : address;
            Path kept = CacheFolder.get().resolve(Address.cacheName(file)).resolve(name);
            return format.read(Files.exists(kept) ? kept : Download.of(file).to(kept));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** The examples of the archive in the cache folder. */
    Optional<LabelledImages> local(CifarFormat format) {
        return Files.exists(archive.cached()) ? Optional.of(open(format)) : Optional.empty();
    }

    /** The examples of the archive in the cache folder, downloaded if it is not there. */
    LabelledImages open(CifarFormat format) {
        Path file;
        try {
            file = archive.get();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    dataset + ": no data: " + archive.cached() + " is not there or not whole, and no download: "
                            + e.getMessage() + "; otherwise give the archive, or the folder with its files, to "
                            + dataset
                            + ".from, or put it there",
                    e);
        }
        return read(file, format);
    }
}
