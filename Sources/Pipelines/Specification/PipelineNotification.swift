public import Language

/// Reads whom a pipeline wants told, even where the rest of it is wrong.
public enum PipelineNotification {
  /// What `notify` says, or nil where there is none or it is wrong itself.
  public static func read(_ node: Node) -> NotificationRule? {
    var reader = PipelineReader()
    let notification = reader.control(node).notification
    return reader.diagnostics.isEmpty ? notification : nil
  }
}
