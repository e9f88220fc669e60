using System.Diagnostics;
using System.Globalization;
using Digest.Cli.Disk;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Digest.Tests.CountedSteps;

/// <summary>
/// A copy of this test program in which the code of the program and of the libraries that read its sources counts its steps. The count of
/// an input is the same on every machine, however busy it is. Code of .NET itself is not counted.
/// </summary>
internal static class CountedProgram
{
    private static readonly string[] s_counted =
        [Path.GetFileName(typeof(SourceFolder).Assembly.Location), "Markdig.dll", "Scriban.Signed.dll", "YamlDotNet.dll"];

    /// <summary>Runs test classes. Returns the exit code, the output, and the steps of each action in <see cref="WorkBudget"/>.</summary>
    public static (int Code, string Output, (string Name, long Steps)[] Steps) Run(params Type[] classes)
    {
        // Below the repository, which tests look for.
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, $"counted-{Environment.ProcessId}")).FullName;
        try
        {
            Copy(folder);
            var log = Path.Combine(folder, "steps");
            var (code, output) = Run(Path.Combine(folder, Path.GetFileName(typeof(CountedProgram).Assembly.Location)), classes, log);
            return (code, output, [.. File.ReadLines(log).Select(line => line.Split('\t')).Select(Entry)]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static (string Name, long Steps) Entry(string[] parts) => (parts[1], long.Parse(parts[0], CultureInfo.InvariantCulture));
    }

    private static (int Code, string Output) Run(string program, Type[] classes, string log)
    {
        string[] arguments = [program, "-noColor", .. classes.SelectMany(type => new[] { "-class", type.FullName! })];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { [WorkBudget.StepLog] = log },
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static void Copy(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            var copy = Path.Combine(folder, Path.GetFileName(file));
            if (s_counted.Contains(Path.GetFileName(file), StringComparer.Ordinal))
                Rewrite(file, copy);
            else
                File.Copy(file, copy);
        }
    }

    private static void Rewrite(string file, string copy)
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        using var assembly = AssemblyDefinition.ReadAssembly(file, new() { AssemblyResolver = resolver });
        var count = assembly.MainModule.ImportReference(typeof(StepCount).GetMethod(nameof(StepCount.Add)));
        foreach (var method in assembly.MainModule.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
            Rewrite(method.Body, count);
        assembly.Write(copy);
    }

    /// <summary>Counts each call, and each jump back. A call between the operands of a jump and the jump changes nothing.</summary>
    private static void Rewrite(MethodBody body, MethodReference count)
    {
        body.SimplifyMacros(); // short jumps may become too long
        var code = body.GetILProcessor();
        foreach (var instruction in body.Instructions.Where(JumpsBack).ToList())
        {
            // The object stays in its place, because other jumps may lead to it.
            code.InsertAfter(instruction, code.Create(OpCodes.Nop));
            (instruction.Next.OpCode, instruction.Next.Operand) = (instruction.OpCode, instruction.Operand);
            (instruction.OpCode, instruction.Operand) = (OpCodes.Call, count);
        }

        code.InsertBefore(body.Instructions[0], code.Create(OpCodes.Call, count));
    }

    private static bool JumpsBack(Instruction instruction) =>
        instruction.Operand is Instruction target && target.Offset <= instruction.Offset;
}
