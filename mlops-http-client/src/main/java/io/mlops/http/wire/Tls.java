package io.mlops.http.wire;

import io.mlops.error.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/**
 * Whom to trust and who one is, from PEM files: certificates of authorities instead of the platform's, and a certificate of one's own with its key (PKCS#8, not
 * encrypted). There is no way to switch the checks off. Immutable.
 *
 * @param authorities a PEM file of certificates
 * @param identity a PEM file of a certificate, those that signed it, and its key
 */
public record Tls(Optional<Path> authorities, Optional<Path> identity) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final char[] NO_PASSWORD = {};

    void applyTo(OkHttpClient.Builder client) {
        if (authorities.isEmpty() && identity.isEmpty()) {
            return;
        }
        try {
            X509TrustManager trust = trust();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(), new TrustManager[] {trust}, null);
            client.sslSocketFactory(context.getSocketFactory(), trust);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS, X.509 and PKCS#8", e);
        }
    }

    private X509TrustManager trust() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities.isPresent() ? store(authorities.get()) : null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }

    private static KeyStore store(Path file) throws GeneralSecurityException {
        KeyStore store = empty();
        for (Certificate certificate : certificates("server certificate file", file)) {
            store.setCertificateEntry("authority-" + store.size(), certificate);
        }
        return store;
    }

    private KeyManager[] keys() throws GeneralSecurityException {
        if (identity.isEmpty()) {
            return new KeyManager[0];
        }
        Path file = identity.get();
        KeyStore store = empty();
        Certificate[] chain = certificates("client certificate file", file).toArray(Certificate[]::new);
        store.setKeyEntry("client", key(file), NO_PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static PrivateKey key(Path file) throws GeneralSecurityException {
        Matcher matcher = KEY.matcher(text("client certificate file", file));
        if (matcher.find()) {
            byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
            for (String algorithm : List.of("EC", "RSA", "Ed25519")) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
                } catch (InvalidKeySpecException e) {
                    // It is a key of another algorithm, or none at all: the next one is tried.
                }
            }
        }
        throw new InvalidInputException(
                "client certificate file",
                "must hold a private key in PKCS#8, not encrypted",
                file.toString(),
                "convert it: openssl pkcs8 -topk8 -nocrypt");
    }

    private static Collection<? extends Certificate> certificates(String what, Path file)
            throws GeneralSecurityException {
        String text = text(what, file)
                .replaceAll("(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----", "");
        Collection<? extends Certificate> found;
        try {
            found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.cert.CertificateException e) {
            found = List.of();
        }
        if (found.isEmpty()) {
            throw new InvalidInputException(what, "must hold certificates in PEM form", file.toString(), "");
        }
        return found;
    }

    private static String text(String what, Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new InvalidInputException(what, "must be a readable PEM file", file.toString(), "");
        }
    }

    private static KeyStore empty() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            store.load(null, NO_PASSWORD);
        } catch (IOException e) {
            throw new IllegalStateException("an empty key store is not read from anywhere", e);
        }
        return store;
    }
}
