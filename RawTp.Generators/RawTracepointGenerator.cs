using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Map;
using RawTp.Model;
using RawTp.Programs;
using RawTp.Text;
using RawTp.Tracepoints;

namespace RawTp.Generators;

/// <summary>
/// Writes the shims of tracepoints, the programs' adapters and the assembly's map. What is wrong with a declaration is said by
/// the analyzers; here it only means that nothing is written for it.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RawTracepointGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<TracepointModel> tracepoints = context.SyntaxProvider
            .ForAttributeWithMetadataName(RuntimeNames.TracePointAttribute, static (node, _) => node is MethodDeclarationSyntax, TracepointModel.Of)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Tracepoints);
        IncrementalValueProvider<bool> isOff = context.AnalyzerConfigOptionsProvider.Select(OffSwitch.IsOff).WithTrackingName(TrackingNames.IsOff);
        context.RegisterSourceOutput(tracepoints.Combine(HintNames.Shared(tracepoints.Select(static (model, _) => model.HintName))).Combine(isOff), static (output, part)
            => output.AddSource(HintNames.Unique(part.Left.Left.HintName, part.Left.Right), TracepointText.Of(part.Left.Left, isOff: part.Right)));

        IncrementalValuesProvider<ProgramModel> programs = context.SyntaxProvider
            .ForAttributeWithMetadataName(RuntimeNames.ProgramAttribute, static (node, _) => node is MethodDeclarationSyntax, ProgramModel.Of)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Programs);
        IncrementalValueProvider<EquatableArray<BuiltForModel>> builtFor = context.CompilationProvider
            .Combine(programs.Select(static (model, _) => model.Tracepoints).Collect())
            .Select(BuiltForModel.Of)
            .WithTrackingName(TrackingNames.BuiltFor);
        IncrementalValuesProvider<ProgramModel> recorded = programs
            .Combine(builtFor)
            .Select(static (parts, _) => parts.Left.RecordedWith(parts.Right));
        context.RegisterSourceOutput(recorded.Combine(HintNames.Shared(programs.Select(static (model, _) => model.HintName))), static (output, part)
            => output.AddSource(HintNames.Unique(part.Left.HintName, part.Right), ProgramText.Of(part.Left)));

        IncrementalValueProvider<EquatableArray<MapLine>> lines = tracepoints
            .Where(static model => !model.IsRefused)
            .Select(static (model, _) => MapLine.Of(model))
            .WithTrackingName(TrackingNames.MapLines)
            .Collect()
            .Select(static (lines, _) => lines.OrderBy(static line => line.QualifiedName, StringComparer.Ordinal).ToEquatableArray());
        IncrementalValueProvider<EquatableArray<string>> references = context.CompilationProvider
            .Select(MapModel.ReferencesOf)
            .WithTrackingName(TrackingNames.References);
        IncrementalValueProvider<MapModel> map = lines.Combine(references)
            .Select(static (parts, _) => new MapModel(parts.Left, parts.Right))
            .WithTrackingName(TrackingNames.Map);
        IncrementalValueProvider<bool> needsDefinition = context.CompilationProvider
            .Select(OffSwitch.NeedsDefinition)
            .WithTrackingName(TrackingNames.NeedsDefinition);
        context.RegisterSourceOutput(map.Combine(needsDefinition).Combine(isOff), static (output, part) =>
        {
            ((MapModel model, bool needsDefinition), bool isOff) = part;
            if (isOff)
                return;
            if (model.IsNeeded)
                output.AddSource(MapText.HintName, MapText.Of(model));
            if (model.Lines.Count > 0 && needsDefinition)
                output.AddSource(OffSwitch.HintName, OffSwitch.DefinitionText());
        });

        // Methods with no attribute, so that every declaration is looked at, but only its text.
        IncrementalValueProvider<EquatableArray<ReaderModel>> readers = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => ReaderModel.MayBe(node), ReaderModel.Of)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Readers)
            .Collect()
            .Select(static (readers, _) => readers.OrderBy(static reader => reader.Id, StringComparer.Ordinal).ToEquatableArray());
        context.RegisterSourceOutput(readers, static (output, models) =>
        {
            if (models.Count > 0)
                output.AddSource(ReaderModel.HintName, ReaderModel.TextOf(models));
        });
    }
}
