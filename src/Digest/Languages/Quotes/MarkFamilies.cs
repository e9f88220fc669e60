namespace Digest.Languages.Quotes;

internal static class MarkFamilies
{
    public static MarkFamily Of(char mark) => mark switch
    {
        '"' or '“' or '”' or '„' or '‟' => MarkFamily.Double,
        '«' or '»' => MarkFamily.Guillemet,
        '‹' or '›' => MarkFamily.SingleGuillemet,
        '‘' or '’' or '‚' or '‛' => MarkFamily.Single,
        _ => MarkFamily.Other,
    };

    /// <summary>Whether Unicode classifies a mark as an opening one.</summary>
    public static bool Opens(char mark) =>
        char.GetUnicodeCategory(mark) is UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.OpenPunctuation;

    public static bool Closes(char mark) =>
        char.GetUnicodeCategory(mark) is UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.ClosePunctuation;
}
