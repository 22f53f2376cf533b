namespace RawTp.Tests.Model;

/// <summary>A step may not be taken in this state: what the protocol promises is broken.</summary>
internal sealed class BrokenPromise(string promise) : Exception(promise);

/// <summary>What an exhaustive search found.</summary>
/// <param name="States">How many states there are.</param>
/// <param name="Broken">What was broken first; null where nothing can be.</param>
/// <param name="Trace">The steps that lead there.</param>
internal sealed record Exploration(int States, string? Broken, IReadOnlyList<string> Trace)
{
    public override string ToString() => $"{States} states; {Broken ?? "nothing broken"}\n{string.Join("\n", Trace)}";

    /// <summary>Takes every step that any thread can take in every state that can be reached, and lets store buffers drain at any time.</summary>
    public static Exploration Of(Machine start, IReadOnlyList<Step[]> threads)
    {
        var seen = new HashSet<string> { start.Key() };
        // Breadth first, so that the trace of a mistake is as short as can be.
        var reached = new Queue<(Machine State, Trail? Trail)>([(start, null)]);
        while (reached.TryDequeue(out (Machine State, Trail? Trail) here))
        {
            (Machine state, Trail? trail) = here;
            bool moved = false;
            for (int thread = 0; thread < threads.Count; thread++)
            {
                if (state.Buffers[thread].Count > 0)
                {
                    Machine drained = state.Clone();
                    drained.Drain(thread, 1);
                    Reach(drained, new Trail(trail, $"{thread}: (a store of it becomes visible)"));
                    moved = true;
                }
                if (state.Next[thread] >= threads[thread].Length)
                    continue;
                Step step = threads[thread][state.Next[thread]];
                if (step.When is { } when && !when(new Cpu(state, thread)))
                    continue;
                Machine after = state.Clone();
                after.Next[thread]++;
                var next = new Trail(trail, $"{thread}: {step.Name}");
                try
                {
                    step.Do(new Cpu(after, thread));
                }
                catch (BrokenPromise broken)
                {
                    return new Exploration(seen.Count, broken.Message, next.Steps());
                }
                Reach(after, next);
                moved = true;
            }
            if (!moved && Enumerable.Range(0, threads.Count).Any(thread => state.Next[thread] < threads[thread].Length))
                return new Exploration(seen.Count, "Threads wait for one another for ever.", trail?.Steps() ?? []);
        }
        return new Exploration(seen.Count, null, []);

        void Reach(Machine state, Trail trail)
        {
            if (seen.Add(state.Key()))
                reached.Enqueue((state, trail));
        }
    }

    private sealed record Trail(Trail? Before, string Step)
    {
        public List<string> Steps()
        {
            var steps = new List<string>();
            for (Trail? trail = this; trail is not null; trail = trail.Before)
                steps.Insert(0, trail.Step);
            return steps;
        }
    }
}
