import Evaluations
import Testing

@Suite("A cascade of trainers")
struct CascadeTests {
  @Test("A session that says nothing of sexes has none")
  func emptySession() {
    #expect(TrainingSession(trainer: "T1").officers.isEmpty)
  }
}
