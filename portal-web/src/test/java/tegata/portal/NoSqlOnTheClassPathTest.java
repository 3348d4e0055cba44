package tegata.portal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoSqlOnTheClassPathTest {

  @ParameterizedTest
  @DisplayName("データベースに触れるクラスはクラスパスにない")
  @ValueSource(
      strings = {
        "io.vertx.sqlclient.Pool",
        "io.vertx.pgclient.PgBuilder",
        "org.postgresql.Driver",
        "org.flywaydb.core.Flyway"
      })
  void noSqlClientCanBeLoaded(String type) {
    assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  @DisplayName("バスの契約はクラスパスにある (上の見本)")
  void theContractCanBeLoaded() {
    assertThatCode(() -> Class.forName("tegata.contract.Bus")).doesNotThrowAnyException();
  }
}
