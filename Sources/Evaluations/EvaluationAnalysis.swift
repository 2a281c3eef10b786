/// The evaluation of a training by the scores of its participants.
public enum EvaluationAnalysis {}
