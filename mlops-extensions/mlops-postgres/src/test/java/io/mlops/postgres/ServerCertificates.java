package io.mlops.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import okhttp3.tls.HeldCertificate;

/** An authority, a server that it vouches for and a client whose key is encrypted, as files. For one thread. */
final class ServerCertificates {
    /** The role that the certificate of the client names. */
    static final String USER = "trainer";

    /** What the driver's manual names for keys. */
    private static final String ENCRYPTION = "PBEWithMD5AndDES";

    private static final int ROUNDS = 2_048;

    private final Path folder;
    private final HeldCertificate authority = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("ca")
            .build();

    ServerCertificates(Path folder) {
        this.folder = folder;
    }

    /** Writes the server's files; returns its settings, by which it lets clients in with a certificate alone. */
    Map<String, String> ofServer() throws IOException {
        HeldCertificate server = new HeldCertificate.Builder()
                .signedBy(authority)
                .addSubjectAlternativeName("localhost")
                .build();
        Path key = hidden(write("server.key", server.privateKeyPkcs8Pem()));
        Path rules = write("pg_hba.conf", """
                hostssl all %s all cert
                host all postgres all trust
                """.formatted(USER));
        return Map.of(
                "ssl", "on",
                "ssl_cert_file", write("server.crt", server.certificatePem()).toString(),
                "ssl_key_file", key.toString(),
                "ssl_ca_file", authority().toString(),
                "hba_file", rules.toString());
    }

    /** Writes the certificate that vouches for the server. */
    Path authority() throws IOException {
        return write("ca.crt", authority.certificatePem());
    }

    /**
     * Writes the client's certificate, and its key beside it.
     *
     * @param password of the key
     */
    Client client(String password) throws IOException, GeneralSecurityException {
        HeldCertificate client = new HeldCertificate.Builder()
                .signedBy(authority)
                .commonName(USER)
                .rsa2048()
                .build();
        Path key = folder.resolve("client.pk8");
        Files.write(key, encrypted(client.keyPair().getPrivate().getEncoded(), password));
        hidden(key);
        return new Client(write("client.crt", client.certificatePem()), key);
    }

    private static byte[] encrypted(byte[] key, String password) throws IOException, GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ENCRYPTION);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(ENCRYPTION).generateSecret(new PBEKeySpec(password.toCharArray())),
                new PBEParameterSpec("saltsalt".getBytes(StandardCharsets.US_ASCII), ROUNDS));
        return new EncryptedPrivateKeyInfo(cipher.getParameters(), cipher.doFinal(key)).getEncoded();
    }

    /** Server and driver refuse keys that others may read. */
    private static Path hidden(Path key) throws IOException {
        return Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toAbsolutePath();
    }

    /**
     * What a client shows.
     *
     * @param certificate in PEM
     * @param key in PKCS 8, encrypted
     */
    record Client(Path certificate, Path key) {}
}
