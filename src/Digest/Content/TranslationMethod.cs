namespace Digest.Content;

internal enum TranslationMethod
{
    Human,
    Machine,
    MachineReviewed,
}
