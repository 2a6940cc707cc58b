package org.ackademy.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.ackademy.lms.PlatformConfiguration.Unfit;
import org.ackademy.platform.outward.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformConfigurationTest {
  private static PlatformConfiguration read(String issuer, String from, String registration)
      throws Unfit {
    String json =
        """
        {"issuer": "%s", "authorization_endpoint": "https://sso.example/auth",
         "token_endpoint": "https://sso.example/token", "jwks_uri": "https://sso.example/keys",
         "registration_endpoint": "%s", "scopes_supported": ["a", "b"]}
        """
            .formatted(issuer, registration);
    return PlatformConfiguration.read(json, URI.create(from), Reach.PUBLIC);
  }

  @Test
  void aSystemIsWhereItSaysThatItIs() throws Unfit {
    PlatformConfiguration read =
        read("https://lms.example/", "https://lms.example/config", "https://lms.example/register");
    assertThat(read.issuer()).isEqualTo("https://lms.example/");
    assertThat(read.offered("b", "c")).containsExactly("b");
    // Canvas shares an issuer among its schools.
    assertThat(
            read(
                    "https://canvas.instructure.com",
                    "https://school.instructure.com/api/lti/config",
                    "https://school.instructure.com/api/lti/registrations")
                .issuer())
        .isEqualTo("https://canvas.instructure.com");
  }

  @ParameterizedTest
  @CsvSource({
    "https://lms.example, https://evil.example/config, https://evil.example/register",
    "https://lms.example, https://lms.example.evil.example/c, https://lms.example.evil.example/r",
    "https://lms.example, https://lms.example:444/config, https://lms.example:444/register",
    "https://canvas.instructure.com, https://evil.example/c, https://evil.example/r",
    "https://canvas.instructure.com, https://notinstructure.com/c, https://notinstructure.com/r",
    "https://lms.example, https://lms.example/config, https://evil.example/register",
    "https://lms.example, https://lms.example/config, http://lms.example/register",
    "https://lms.example, https://lms.example/config, https://user@lms.example/register"
  })
  void allElseIsRefused(String issuer, String from, String registration) {
    assertThatThrownBy(() -> read(issuer, from, registration)).isInstanceOf(Unfit.class);
  }
}
