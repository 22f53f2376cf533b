/* For a peer that has defined its site: prints a line of nanoseconds for one event, a round to a line. */
#include "clock.h"

static void fire(int events)
{
    for (int i = 0; i < events; i++)
        site(&events, &events, (uint32_t)i);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 1;
    int rounds = atoi(argv[1]), events = atoi(argv[2]);
    fire(events);
    for (int round = 0; round < rounds; round++) {
        double start = now();
        fire(events);
        printf("%.3f\n", (now() - start) / events);
    }
    return 0;
}
