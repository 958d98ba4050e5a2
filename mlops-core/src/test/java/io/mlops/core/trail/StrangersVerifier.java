package io.mlops.core.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Verifies an exported log as somebody would who has the JDK, Jackson, RFC 6962 and the C2SP formats, and nothing of this SDK: not a single import of it. */
final class StrangersVerifier {
    private static final HexFormat HEX = HexFormat.of();

    private StrangersVerifier() {}

    /** Throws where anything is wrong; with a key, the head must bear its signature. */
    static void verify(Path export, Optional<String> verifierKey) throws IOException {
        long entries = 0;
        Head head = Head.NONE;
        for (String line : Files.readAllLines(export, StandardCharsets.UTF_8)) {
            JsonNode json = new ObjectMapper().readTree(line);
            String type = json.get("type").asText();
            if (type.equals("entry")) {
                byte[] leaf = sha256(new byte[] {0}, json.get("leaf").asText().getBytes(StandardCharsets.UTF_8));
                String root = HEX.formatHex(climb(entries, head.size, leaf, path(json)));
                require(json.get("index").asLong() == entries++ && root.equals(head.root), line);
            } else if (type.equals("consistency")) {
                require(grows(Head.of(json.get("note").asText()), head, path(json)), line);
            } else {
                String note = json.get("note").asText();
                require(verifierKey.isEmpty() || isSigned(note, verifierKey.get()), line);
                head = Head.of(note);
            }
        }
        require(entries == head.size, "there are " + entries + " entries, not " + head.size);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("does not hold: " + what);
        }
    }

    private record Head(long size, String root) {
        static final Head NONE = new Head(-1, "");

        static Head of(String note) {
            String[] lines = note.split("\n", -1);
            byte[] root = Base64.getDecoder().decode(lines[2]);
            return new Head(Long.parseLong(lines[1]), HEX.formatHex(root));
        }
    }

    private static List<byte[]> path(JsonNode json) {
        List<byte[]> path = new ArrayList<>();
        json.get("path").forEach(hash -> path.add(HEX.parseHex(hash.asText())));
        return path;
    }

    /** RFC 6962, section 2.1.1, read from the root down: which side the leaf is on decides on which side its sibling stands. */
    private static byte[] climb(long index, long size, byte[] leaf, List<byte[]> path) {
        if (size <= 1 || path.isEmpty()) {
            return size == 1 && path.isEmpty() ? leaf : new byte[0];
        }
        long split = Long.highestOneBit(size - 1);
        byte[] sibling = path.get(path.size() - 1);
        List<byte[]> rest = path.subList(0, path.size() - 1);
        return index < split
                ? node(climb(index, split, leaf, rest), sibling)
                : node(sibling, climb(index - split, size - split, leaf, rest));
    }

    private static boolean grows(Head from, Head to, List<byte[]> path) {
        if (from.size == 0 || from.size == to.size) {
            return from.size == 0 || from.root.equals(to.root);
        }
        List<byte[]> rest = new ArrayList<>(path);
        byte[][] both = both(from.size, to.size, true, HEX.parseHex(from.root), rest);
        String roots = HEX.formatHex(both[0]) + HEX.formatHex(both[1]);
        return rest.isEmpty() && roots.equals(from.root + to.root);
    }

    /** RFC 6962, section 2.1.2, read from the root down: the root of the first entries and of all, of one subtree. */
    private static byte[][] both(long from, long to, boolean isKnown, byte[] known, List<byte[]> path) {
        if (from == to) {
            byte[] hash = isKnown ? known : path.remove(path.size() - 1);
            return new byte[][] {hash, hash};
        }
        long split = Long.highestOneBit(to - 1);
        byte[] sibling = path.remove(path.size() - 1);
        if (from <= split) {
            byte[][] left = both(from, split, isKnown, known, path);
            return new byte[][] {left[0], node(left[1], sibling)};
        }
        byte[][] right = both(from - split, to - split, false, known, path);
        return new byte[][] {node(sibling, right[0]), node(sibling, right[1])};
    }

    private static boolean isSigned(String note, String verifierKey) {
        String text = note.substring(0, note.indexOf("\n\n") + 1);
        String[] key = verifierKey.split("\\+", 3);
        String prefix = "\u2014 " + key[0] + " ";
        byte[] typed = Base64.getDecoder().decode(key[2]);
        return note.lines().filter(line -> line.startsWith(prefix)).anyMatch(line -> {
            byte[] signature = Base64.getDecoder().decode(line.substring(prefix.length()));
            return HEX.formatHex(signature, 0, 4).equals(key[1]) && verifies(typed, text, signature);
        });
    }

    private static boolean verifies(byte[] typedKey, String text, byte[] signature) {
        try {
            byte[] x509 = ByteBuffer.allocate(44)
                    .put(HEX.parseHex("302a300506032b6570032100"))
                    .put(typedKey, 1, 32)
                    .array();
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.verify(signature, 4, signature.length - 4);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] node(byte[] left, byte[] right) {
        return sha256(new byte[] {1}, left, right);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(digest::update);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
