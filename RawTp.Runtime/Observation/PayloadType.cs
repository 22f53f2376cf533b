using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Tracing;
using System.Reflection;
using System.Reflection.Emit;

namespace RawTp;

/// <summary>Makes types of payloads at run time: an event's fields can have names of their own in no other way.</summary>
[RequiresDynamicCode("Makes types.")]
internal static class PayloadType
{
    /// <summary>A friend of this assembly (see the project file), so that what is made in it can derive from internal types.</summary>
    private const string AssemblyName = "RawTp.Events";

    private static readonly ModuleBuilder s_module =
        AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(AssemblyName), AssemblyBuilderAccess.Run).DefineDynamicModule(AssemblyName);

    private static readonly FieldInfo s_values = typeof(EventPayload).GetField(nameof(EventPayload.Values), BindingFlags.Instance | BindingFlags.NonPublic)!;

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.PublicProperties)]
    public static Type Make(string name, EventField[] fields)
    {
        TypeBuilder type = s_module.DefineType(name, TypeAttributes.Public | TypeAttributes.Sealed, typeof(EventPayload));
        type.SetCustomAttribute(new CustomAttributeBuilder(typeof(EventDataAttribute).GetConstructor([])!, []));
        HashSet<string> names = [.. fields.Select(static field => field.Name)];
        for (int i = 0; i < fields.Length; i++)
            AddProperty(type, PropertyName(fields[i].Name, names), fields[i].Type, i);
        return type.CreateType();
    }

    private static void AddProperty(TypeBuilder type, string name, Type propertyType, int index)
    {
        MethodBuilder getter = type.DefineMethod($"get_{name}", MethodAttributes.Public | MethodAttributes.HideBySig | MethodAttributes.SpecialName, propertyType, []);
        ILGenerator il = getter.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, s_values);
        il.Emit(OpCodes.Ldc_I4, index);
        il.Emit(OpCodes.Ldelem_Ref);
        il.Emit(OpCodes.Unbox_Any, propertyType);
        il.Emit(OpCodes.Ret);
        type.DefineProperty(name, PropertyAttributes.None, propertyType, null).SetGetMethod(getter);
    }

    /// <summary>Names such as <c>_</c> and <c>_x</c> are replaced by that of the type (TraceLogging's Statics.ShouldOverrideFieldName).</summary>
    private static string PropertyName(string name, HashSet<string> names)
    {
        if (name.Length > 2 || name[0] != '_')
            return name;
        name = $"arg{name}";
        while (!names.Add(name))
            name = name.Insert(3, "_");
        return name;
    }
}
