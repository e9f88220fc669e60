using System.Collections.Immutable;
using System.Net;
using Digest.Diagnostics;

namespace Digest.Cli.Preview;

/// <summary>What every address shows while there is no page: what is wrong.</summary>
internal static class ProblemsPage
{
    public static string Of(ImmutableArray<Diagnostic> problems) =>
        $"""
        <!doctype html>
        <html lang="en" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'">
        <title>Digest: nothing to show yet</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        </head>
        <body>
        <main>
        <h1>Nothing to show yet</h1>
        <pre>{string.Join('\n', problems.Select(problem => WebUtility.HtmlEncode(ConsoleReport.Headline(problem))))}</pre>
        </main>
        </body>
        </html>

        """;
}
