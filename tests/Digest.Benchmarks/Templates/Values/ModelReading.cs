using Digest.Templates;

namespace Digest.Benchmarks.Templates.Values;

/// <summary>Reads models as templates do, by the names of their members.</summary>
internal static class ModelReading
{
    extension(ITemplateModel part)
    {
        public string? Text(string name) => (string?)part.Read(name);

        public Html? Markup(string name) => (Html?)part.Read(name);

        public int Number(string name) => (int)part.Read(name)!;

        public bool Flag(string name) => (bool)part.Read(name)!;

        public ITemplateModel? One(string name) => (ITemplateModel?)part.Read(name);

        public T[] Many<T>(string name, Func<ITemplateModel, T> copy) =>
            [.. ((IReadOnlyList<ITemplateModel>)part.Read(name)!).Select(copy)];

        private object? Read(string name) => part.ModelType.Members[name].Get(part);
    }
}
