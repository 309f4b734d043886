package dev.recommender.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** As Kubernetes changes a Secret volume: the file is a link into a folder that is a link. */
  @Test
  void noticesThatTheFolderBehindALinkWasSwapped() throws IOException {
    Files.createDirectory(folder.resolve("first"));
    Files.createDirectory(folder.resolve("second"));
    Path old = written("first", "[{'client':'a','key':'old','scopes':['read']}]");
    Path fresh = written("second", "[{'client':'a','key':'new','scopes':['read']}]");
    Files.setLastModifiedTime(fresh, Files.getLastModifiedTime(old));
    Path data = Files.createSymbolicLink(folder.resolve("..data"), Path.of("first"));
    Path link =
        Files.createSymbolicLink(folder.resolve("linked.json"), Path.of("..data", "keys.json"));
    ApiKeysFile keys = ApiKeysFile.open(link);
    assertThat(keys.check("old", Scope.READ)).isEqualTo(new Access.Granted("a"));
    Path next = Files.createSymbolicLink(folder.resolve("..next"), Path.of("second"));
    Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
    assertThat(keys.check("old", Scope.READ)).isEqualTo(new Access.Unknown());
    assertThat(keys.check("new", Scope.READ)).isEqualTo(new Access.Granted("a"));
  }

  @Test
  void admitsAKeyAsOftenAsItsEntrySays() throws IOException {
    ApiKeysFile keys =
        ApiKeysFile.open(
            file(
                "[{'client':'a','key':'k','scopes':[],'requestsPerSecond':0.001,'burst':1},"
                    + "{'client':'b','key':'b','scopes':[]}]"));
    assertThat(keys.admit("k")).isEqualTo(new Access.Granted("a"));
    assertThat(keys.admit("k")).isInstanceOf(Access.TooMany.class);
    for (int request = 0; request < 2_000; request++) {
      assertThat(keys.admit("b")).isEqualTo(new Access.Granted("b"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "requestsPerSecond, 0",
    "requestsPerSecond, many",
    "requestsPerSecond, null",
    "burst, 0",
    "burst, 1.5",
  })
  void refusesARateThatIsNone(String member, String value) {
    String json = value.equals("many") ? "'many'" : value;
    String entry = "[{'client':'a','key':'k','scopes':[],'%s':%s}]".formatted(member, json);
    assertThatThrownBy(() -> ApiKeysFile.open(file(entry)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(member + " is " + json.replace('\'', '"') + ", expected");
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
            () -> ApiKeysFile.open(file("[{'client':'a','key':'k','scopes':['read','s3cret']}]")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a scope of entry 0 is unknown, expected read, events")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void refusesScopesThatAreNoList() {
    String second = "{'client':'b','key':'b','scopes':'read'}";
    assertThatThrownBy(() ->
            ApiKeysFile.open(file("[{'client':'a','key':'k','scopes':[]},%s]".formatted(second))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("scopes of entry 1 are no list");
  }

  private Path written(String below, String content) throws IOException {
    Path file = folder.resolve(below).resolve("keys.json");
    return Files.writeString(file, content.replace('\'', '"'));
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("keys.json"), content.replace('\'', '"'));
  }

  private void changed(String content, int secondsLater) throws IOException {
    Files.setLastModifiedTime(
        file(content), FileTime.from(Instant.now().plusSeconds(secondsLater)));
  }
}
