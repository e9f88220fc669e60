using Digest.Sources.Diagnostics;

namespace Digest.Cli.Preview;

/// <summary>The page that is served when there is no other: the list of problems.</summary>
internal static class ProblemsPage
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

    public static Fragment Of(ImmutableArray<Diagnostic> problems) =>
        $"""
        <!doctype html>
        <html lang="en" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <title>Digest: no page yet</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/_preview/client.css">
        </head>
        <body class="digest alone">
        <main class="problems">
        <header>
        <h1>{(problems.IsEmpty ? "The first page is being compiled" : ProblemList.CountsOf(problems))}</h1>
        <p>{(problems.IsEmpty ? "" : "There is no page to show until these problems are fixed. This page updates by itself.")}</p>
        </header>
        {ProblemList.Of(problems)}
        </main>
        </body>
        </html>

        """;
}
