namespace Digest.Benchmarks.Preview;

/// <summary>When the steps from a save to the words on the screen were done, in milliseconds from the save.</summary>
/// <param name="Event">The page learned that something changed.</param>
/// <param name="Received">The last response arrived that it asked for.</param>
/// <param name="Inserted">The words were in the document.</param>
/// <param name="Painted">The frame with them was drawn.</param>
internal sealed record SeenSave(double Event, double Received, double Inserted, double Painted);
