using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace WebApi;

/// <summary>
/// Opens what Kestrel listens on, however that was configured, and opens nothing that others than this machine can reach:
/// who reaches the service can watch it.
/// </summary>
internal sealed class LoopbackListener(IOptions<SocketTransportOptions> options, ILoggerFactory logging) : IConnectionListenerFactory
{
    private readonly SocketTransportFactory _sockets = new(options, logging);

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        endpoint is IPEndPoint { Address: var address } && IPAddress.IsLoopback(address)
            ? _sockets.BindAsync(endpoint, cancellationToken)
            : throw new NotLoopbackException(endpoint);
}

/// <summary>The service was asked to listen where others than this machine can reach it.</summary>
internal sealed class NotLoopbackException(EndPoint endpoint)
    : Exception($"{endpoint} is not an address of this machine alone, and the service listens on no other; give one such as http://127.0.0.1:5080.");
