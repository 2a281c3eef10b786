import Language

/// What an instance that remembers reads of earlier runs beside what it reads now.
struct RememberedInput: Sendable {
  /// What the name of such an input begins with, where `why` shows it.
  static let prefix = "earlier."

  /// One release of earlier runs and what the store holds of it.
  struct Release: Sendable {
    var span: RememberedDays.Span
    var record: StoreRecord
  }

  var edge: CheckedPipeline.Edge
  /// The instance that makes what is read.
  var source: Int
  var subject: RememberedDay.Subject
  /// The number of the day since which what is read now is known.
  var since: Int
  /// What was known before, oldest first.
  var releases: [Release]
  /// How many releases are left out, since their objects are gone or damaged, or of a higher class than what is read now.
  var left: Int

  /// The hash of all of it.
  var hash: String {
    var hash = ContentHash()
    hash.update(field: "\(since) \(left)")
    for release in releases {
      hash.update(field: "\(release.span.first) \(release.span.last)")
      hash.update(field: release.span.hash)
    }
    return hash.finish()
  }
}

extension Executor {
  /// What an instance reads of earlier runs; nil for what does not remember, and where what it reads now is not known yet.
  func remembered(by instance: Int, _ store: Store) -> RememberedInput? {
    guard let place = rememberedPlace(of: instance), let hash = outputHash(place), !hash.isEmpty,
      let day = DayNumber.of(text: today)
    else { return nil }
    let subject = subject(instance, place)
    let known = rememberedDays(store)[subject] ?? RememberedDays([])
    let (since, spans) = known.seen(on: day, hash: hash)
    let highest = graph.stage(of: place.source).classes[place.edge.sourcePort] ?? .confidential
    let releases = spans.compactMap { span in
      contents.record(span.key).flatMap { record in
        record.dataClass(of: place.edge.sourcePort) <= highest
          ? RememberedInput.Release(span: span, record: record) : nil
      }
    }
    return RememberedInput(
      edge: place.edge, source: place.source, subject: subject, since: since, releases: releases,
      left: spans.count - releases.count)
  }

  /// What a manifest tells of what an instance reads of earlier runs; nil where it reads nothing of them.
  func rememberedProvenance(of instance: Int, _ store: Store) -> Provenance.Remembered? {
    guard let input = remembered(by: instance, store), let first = input.releases.first?.span.first,
      let last = input.releases.last?.span.first, let days = rememberedDays(store)[input.subject]
    else { return nil }
    func text(_ number: Int) -> String { days.days.first { $0.number == number }?.day ?? "" }
    return Provenance.Remembered(
      stage: input.subject.reader, releases: input.releases.count, first: text(first), last: text(last))
  }

  /// Forgets what is no longer as it was committed among what an instance reads of earlier runs; whether there was any.
  func forgetDamagedReleases(of instance: Int, _ store: Store) -> Bool {
    var isDamaged = false
    for release in remembered(by: instance, store)?.releases ?? [] where !whole.contains(release.record.key) {
      if store.isWhole(release.record) {
        whole.insert(release.record.key)
      } else {
        contents.forget(release.record.key)
        isDamaged = true
      }
    }
    return isDamaged
  }

  /// Adds what this run knew to what is remembered; for a run that came to its end.
  func remember(_ store: Store, isAlone: Bool) throws(SystemFailure) {
    guard let number = DayNumber.of(text: today) else { return }
    var days: [RememberedDay] = []
    for instance in graph.instances.indices where outputs[instance] != nil {
      guard let place = rememberedPlace(of: instance), let hash = outputHash(place), !hash.isEmpty,
        let key = keys[place.source],
        let day = RememberedDay(subject: subject(instance, place), day: today, key: key, hash: hash)
      else { continue }
      days.append(day)
    }
    guard !days.isEmpty else { return }
    try ReleaseLog(store: store).add(days, today: number, isAlone: isAlone)
  }

  private func rememberedPlace(of instance: Int) -> (edge: CheckedPipeline.Edge, source: Int)? {
    let item = graph.instances[instance]
    let stage = graph.stages[item.stage]
    guard let port = KindSignature.named(stage.kind.name)?.remembered,
      let input = item.inputs.first(where: { stage.edges[$0.edge].port == port })
    else { return nil }
    return (stage.edges[input.edge], input.source)
  }

  private func outputHash(_ place: (edge: CheckedPipeline.Edge, source: Int)) -> String? {
    outputs[place.source]?.first { $0.name == place.edge.sourcePort }?.hash
  }

  private func subject(
    _ instance: Int, _ place: (edge: CheckedPipeline.Edge, source: Int)
  ) -> RememberedDay.Subject {
    .init(
      reader: graph.instances[instance].address.description,
      source: "\(graph.instances[place.source].address).\(place.edge.sourcePort)")
  }

  /// What the store remembers, read once.
  private func rememberedDays(_ store: Store) -> [RememberedDay.Subject: RememberedDays] {
    if let known = releaseDays { return known }
    let days = ReleaseLog(store: store).read()
    releaseDays = days
    return days
  }
}
