import Language

extension Executor {
  /// What an instance reported, beside what it reported in the last published run.
  func review(_ instance: Int, _ record: StoreRecord, _ store: Store) -> ConditionReview {
    guard !record.conditions.isEmpty else {
      return ConditionReview([], standing: nil, isComparable: true)
    }
    var published =
      publishedConditions
      ?? PublishedConditions(
        RunHistory(store: store),
        publishers: pipeline.stages.flatMap { stage in
          // One that `when` leaves out publishes nothing that could be compared with.
          stage.instances.isEmpty
            ? []
            : CheckedPipeline.publishedFolders(
              of: [stage], among: pipeline.stages, parameters: pipeline.parameters
            ).map { (stage.declaration.name, $0.folder) }
        })
    let earlier = published.record(of: graph.instances[instance].address.description, in: contents)
    publishedConditions = published
    return ConditionReview(
      record.conditions, standing: earlier?.conditions,
      isComparable: earlier?.comparability != .lines)
  }
}
