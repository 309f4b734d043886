package dev.recommender.operator.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.net.URI;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient(https = false)
class InstallationCheckTest {
  private static final String MODELS =
      "/apis/recommender.dev/v1alpha1/namespaces/prod/recommendermodels?dryRun=All";

  KubernetesMockServer server;
  KubernetesClient client;

  @Test
  void isContentWithAnOperatorThatAnswers() throws InterruptedException {
    server.expect().get().withPath("/health/ready").andReturn(200, "").always();
    assertThat(new InstallationCheck().ask(address())).isEmpty();
  }

  @Test
  void saysWhatAnOperatorAnswersThatIsNotReady() throws InterruptedException {
    server.expect().get().withPath("/health/ready").andReturn(503, "").always();
    assertThat(new InstallationCheck().ask(address()))
        .contains(address() + " answers 503, expected 200");
  }

  @Test
  void saysThatNobodyAnswers() throws InterruptedException {
    assertThat(
            new InstallationCheck()
                .ask(URI.create("http://127.0.0.1:1/health/ready"))
                .orElseThrow())
        .startsWith("http://127.0.0.1:1/health/ready does not answer");
  }

  @Test
  void onlyProposesAModel() {
    server.expect().post().withPath(MODELS).andReturn(201, "{}").once();
    assertThat(InstallationCheck.propose(client, "prod")).isEmpty();
  }

  @Test
  void saysWhyAModelIsRefused() {
    var refusal = new StatusBuilder().withCode(404).withMessage("no such type").build();
    server.expect().post().withPath(MODELS).andReturn(404, refusal).once();
    assertThat(InstallationCheck.propose(client, "prod").orElseThrow())
        .startsWith("the API server refuses a RecommenderModel: ")
        .contains("no such type");
  }

  private URI address() {
    return URI.create(server.url("/health/ready"));
  }
}
