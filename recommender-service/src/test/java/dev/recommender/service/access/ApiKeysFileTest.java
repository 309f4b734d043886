package dev.recommender.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeysFileTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void grantsWhatTheKeyAllows() throws IOException {
    ApiKeysFile keys =
        ApiKeysFile.open(file("[{'client':'shop','key':'s3cret','scopes':['read']}]"));
    assertThat(keys.check("s3cret", Scope.READ)).isEqualTo(new Access.Granted("shop"));
    assertThat(keys.check("s3cret", Scope.PRIVACY))
        .isEqualTo(new Access.ScopeMissing("shop", Scope.PRIVACY));
    assertThat(keys.check("other", Scope.READ)).isEqualTo(new Access.Unknown());
    assertThat(keys.check(null, Scope.READ)).isEqualTo(new Access.Unknown());
  }

  @Test
  void disablesRoutesAboutPeopleWithoutKeys() throws IOException {
    assertThat(ApiKeysFile.none().check("any", Scope.READ)).isEqualTo(new Access.Disabled());
    assertThat(ApiKeysFile.open(file("[]")).check("any", Scope.READ))
        .isEqualTo(new Access.Disabled());
  }

  @Test
  void readsTheFileAgainWhenItChanges() throws IOException {
    ApiKeysFile keys = ApiKeysFile.open(file("[{'client':'a','key':'old','scopes':['read']}]"));
    changed("[{'client':'a','key':'new','scopes':['read']}]", 1);
    assertThat(keys.check("old", Scope.READ)).isEqualTo(new Access.Unknown());
    assertThat(keys.check("new", Scope.READ)).isEqualTo(new Access.Granted("a"));
  }

  @Test
  void keepsTheKeysWhenAChangeCannotBeRead() throws IOException {
    ApiKeysFile keys = ApiKeysFile.open(file("[{'client':'a','key':'old','scopes':['read']}]"));
    changed("[{", 1);
    assertThat(keys.check("old", Scope.READ)).isEqualTo(new Access.Granted("a"));
    Files.delete(folder.resolve("keys.json"));
    assertThat(keys.check("old", Scope.READ)).isEqualTo(new Access.Granted("a"));
    changed("[{'client':'a','key':'new','scopes':['read']}]", 2);
    assertThat(keys.check("new", Scope.READ)).isEqualTo(new Access.Granted("a"));
  }

  @Test
  void refusesToOpenWhatIsNoListOfKeysAndRepeatsNoKey() {
    assertThatThrownBy(() -> ApiKeysFile.open(file("{'key':'s3cret'}")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found no JSON list");
    assertThatThrownBy(() -> ApiKeysFile.open(file("[{'key':'s3cret' 'x'")))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(
            () -> ApiKeysFile.open(file("[{'client':'a','key':'s3cret','scopes':['write']}]")))
        .hasMessageContaining("scope is \"write\"");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("keys.json"), content.replace('\'', '"'));
  }

  private void changed(String content, int secondsLater) throws IOException {
    Files.setLastModifiedTime(
        file(content), FileTime.from(Instant.now().plusSeconds(secondsLater)));
  }
}
