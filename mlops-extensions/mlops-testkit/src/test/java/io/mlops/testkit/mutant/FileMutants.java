package io.mlops.testkit.mutant;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.ContentSource;
import io.mlops.artifact.Digest;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.ArtifactStore;
import io.mlops.testkit.altered.Alteration;
import io.mlops.testkit.altered.Call;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mutants of files. */
final class FileMutants {
    private FileMutants() {}

    static void addTo(Map<String, Mutant> mutants) {
        addContents(mutants);
        addOwners(mutants);
        addStreams(mutants);
    }

    private static void addContents(Map<String, Mutant> mutants) {
        mutants.put(
                "tells another digest",
                new Mutant(
                        "Artifacts", "write_file_hasTheDigestOfItsContent", Alteration.of("artifacts.write", call -> {
                            ArtifactInfo info = write(call, call.argument(2, ContentSource.class));
                            return new ArtifactInfo(info.path(), info.sizeBytes(), Optional.of(Digest.of("another")));
                        })));
        mutants.put(
                "ignores where a range ends",
                new Mutant(
                        "Artifacts",
                        "open_range_givesThosebytesAndStopsAtTheEnd",
                        Alteration.of("artifacts.open", call -> {
                            ByteRange range = call.argument(2, ByteRange.class);
                            return artifacts(call)
                                    .open(owner(call), path(call), new ByteRange(range.offset(), Long.MAX_VALUE));
                        })));
        mutants.put(
                "normalises paths",
                new Mutant(
                        "Artifacts",
                        "paths_thatLookHostile_areKeptApartAndReadBack",
                        Alteration.of(
                                "artifacts.write",
                                call -> artifacts(call)
                                        .write(
                                                owner(call),
                                                new ArtifactPath(Normalizer.normalize(
                                                        path(call).value(), Normalizer.Form.NFC)),
                                                call.argument(2, ContentSource.class)))));
    }

    private static void addOwners(Map<String, Mutant> mutants) {
        mutants.put(
                "lists what only begins with a directory",
                new Mutant("Artifacts", "list_directory_takesWholeSegments", Alteration.of("artifacts.list", call -> {
                    List<ArtifactInfo> all = artifacts(call)
                            .list(owner(call), "", PageRequest.first(1000))
                            .items();
                    String directory = call.argument(1, String.class);
                    return Page.last(all.stream()
                            .filter(info -> info.path().value().startsWith(directory))
                            .toList());
                })));
        mutants.put(
                "deletes the files of all owners",
                new Mutant(
                        "Artifacts",
                        "deleteAll_takesTheFilesOfItsOwnerAlone",
                        Alteration.of("artifacts.deleteAll", call -> {
                            artifacts(call).deleteAll("dataset-7");
                            return call.proceed();
                        })));
    }

    private static void addStreams(Map<String, Mutant> mutants) {
        mutants.put(
                "holds a file in memory",
                new Mutant(
                        "ArtifactStreams",
                        "write_thirtyTwoMebibytes_isWholeAndInBoundedMemory",
                        Alteration.of("artifacts.write", call -> {
                            try (InputStream stream =
                                    call.argument(2, ContentSource.class).open()) {
                                return write(call, ContentSource.of(stream.readAllBytes()));
                            }
                        })));
        mutants.put(
                "shows a file before it is whole",
                new Mutant(
                        "ArtifactStreams",
                        "write_newFileUntilItReturns_isNotThere",
                        Alteration.of("artifacts.write", call -> {
                            write(call, ContentSource.of(new byte[0]));
                            return call.proceed();
                        })));
        mutants.put(
                "leaves a part of a file whose source failed",
                new Mutant(
                        "ArtifactStreams",
                        "write_sourceThatFails_leavesWhatWasBefore",
                        Alteration.of("artifacts.write", call -> {
                            try {
                                return call.proceed();
                            } catch (RuntimeException e) {
                                write(call, ContentSource.of(new byte[0]));
                                throw e;
                            }
                        })));
    }

    private static ArtifactInfo write(Call call, ContentSource content) {
        return artifacts(call).write(owner(call), path(call), content);
    }

    private static ArtifactStore artifacts(Call call) {
        return call.backend().artifacts().orElseThrow();
    }

    private static String owner(Call call) {
        return call.argument(0, String.class);
    }

    private static ArtifactPath path(Call call) {
        return call.argument(1, ArtifactPath.class);
    }
}
