using Framekeeper.Consents;

namespace Framekeeper.Web.Rooms;

/// <summary>What the part of a tape's page needs that is about watching together.</summary>
/// <param name="MayPresent">Whether the viewer may present when nobody handed it over: it is their session, or they answer for it.</param>
public sealed record Together(string Tape, Purpose Purpose, bool MayPresent);
