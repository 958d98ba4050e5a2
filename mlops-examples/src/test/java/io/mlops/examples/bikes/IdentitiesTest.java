package io.mlops.examples.bikes;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.governance.Credential;
import io.mlops.governance.Principal;
import org.junit.jupiter.api.Test;

final class IdentitiesTest {
    private final Identities identities = new Identities();

    @Test
    void verify_issuedCredential_provesThePerson() {
        Credential credential = identities.issue("ana");

        assertThat(identities.verify(credential)).contains(Principal.human("ana", "token"));
    }

    @Test
    void verify_anotherSecret_provesNothing() {
        identities.issue("ana");

        assertThat(identities.verify(new Credential("token", "guess"))).isEmpty();
    }

    @Test
    void verify_anotherScheme_provesNothing() {
        Credential credential = identities.issue("ana");

        assertThat(identities.verify(new Credential("password", credential.secret())))
                .isEmpty();
    }
}
