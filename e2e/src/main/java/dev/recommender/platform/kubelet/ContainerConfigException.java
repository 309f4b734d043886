package dev.recommender.platform.kubelet;

/**
 * A container cannot be started as it is described, or not yet; the reason is the one of its
 * waiting state.
 */
final class ContainerConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  private ContainerConfigException(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  static ContainerConfigException missing(String what) {
    return new ContainerConfigException("CreateContainerConfigError", what + " not found");
  }

  static ContainerConfigException unknownImage(String image) {
    return new ContainerConfigException(
        "ErrImagePull", "there is no local command for image \"" + image + "\"");
  }

  static ContainerConfigException notSupported(String what) {
    return new ContainerConfigException(
        "CreateContainerConfigError", "the local kubelet does not support " + what);
  }

  static ContainerConfigException failed(String doing, Exception cause) {
    return new ContainerConfigException("CreateContainerError", doing + ": " + cause.getMessage());
  }

  String reason() {
    return reason;
  }
}
