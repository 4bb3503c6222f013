namespace Framekeeper.Language;

/// <summary>Moves and guards of a sentence, as bits.</summary>
[Flags]
internal enum Move : uint
{
    Ask = 1, Hint = 2, Offer = 4, Invite = 8, Tell = 16, Press = 32, Take = 64, Command = 128,
    ForMe = 256, ForUs = 512,
    Question = 1 << 12, Negated = 1 << 13, Limited = 1 << 14, Quoted = 1 << 15, Reported = 1 << 16, Supposed = 1 << 17, Played = 1 << 18, Taught = 1 << 19, Agreed = 1 << 20, Past = 1 << 21,
    AboutMe = 1 << 22, AboutYou = 1 << 23, AboutThird = 1 << 24, AskForMe = 1 << 25, OfferYou = 1 << 26, AfterOffer = 1 << 27, AfterRefusal = 1 << 28, AfterQuestion = 1 << 29, Short = 1 << 30,
}

/// <summary>The small grammar of acts: which move a sentence makes, for whom, and what takes the meaning out of it.</summary>
internal sealed class Grammar
{
    private readonly ulong ask, hint, offer, invite, tell, press, take, me, my, i, us, you, your, third, kin, others, no, limit, quote, suppose, play, teach, agreed, past, fetch, clientOffer, clientInvite, refuse;

    public Grammar(Lexicon words)
    {
        (ask, hint, offer, invite, tell, press, take) = (words.Bit("ask"), words.Bit("hint"), words.Bit("offer"), words.Bit("invite"), words.Bit("tell"), words.Bit("press"), words.Bit("take"));
        (me, my, i, us, you, your) = (words.Bit("me"), words.Bit("my"), words.Bit("i"), words.Bit("us"), words.Bit("you"), words.Bit("your"));
        (third, kin, others) = (words.Bit("third"), words.Bit("kin"), words.Bit("others"));
        (no, limit, quote, suppose, play, teach, agreed, past) = (words.Bit("no"), words.Bit("limit"), words.Bit("quote"), words.Bit("suppose"), words.Bit("play"), words.Bit("teach"), words.Bit("agreed"), words.Bit("past"));
        (fetch, clientOffer, clientInvite, refuse) = (words.Bit("fetch"), words.Bit("clientoffer"), words.Bit("clientinvite"), words.Bit("refuse"));
    }

    /// <summary>The sentence's moves and guards as bits, for the model to weigh.</summary>
    /// <param name="other">What the other said before; empty for nothing.</param>
    public Move Of(Reading turn, Sentence sentence, Reading other)
    {
        var classes = sentence.Classes;
        Move moves = 0;
        Set(ask, Move.Ask);
        Set(hint, Move.Hint);
        Set(offer, Move.Offer);
        Set(invite, Move.Invite);
        Set(tell, Move.Tell);
        Set(press, Move.Press);
        Set(take, Move.Take);
        Set(me, Move.ForMe);
        Set(us, Move.ForUs);
        Set(no, Move.Negated);
        Set(limit, Move.Limited);
        Set(suppose, Move.Supposed);
        Set(play, Move.Played);
        Set(teach, Move.Taught);
        Set(agreed, Move.Agreed);
        Set(past, Move.Past);
        Set(i | my, Move.AboutMe);
        Set(you | your, Move.AboutYou);
        Set(third | kin | others, Move.AboutThird);
        moves |= (First(turn, sentence) & fetch) != 0 ? Move.Command : 0;
        moves |= sentence.Asks ? Move.Question : 0;
        moves |= Reported(turn, sentence);
        moves |= (moves & (Move.Ask | Move.Hint)) != 0 && (classes & (me | my | us)) != 0 ? Move.AskForMe : 0;
        moves |= (moves & Move.Offer) != 0 && (classes & (you | your)) != 0 ? Move.OfferYou : 0;
        moves |= (other.Classes & (clientOffer | clientInvite)) != 0 ? Move.AfterOffer : 0;
        moves |= (other.Classes & refuse) != 0 ? Move.AfterRefusal : 0;
        moves |= other.Asks ? Move.AfterQuestion : 0;
        moves |= sentence.End - sentence.Start <= 4 ? Move.Short : 0;
        return moves;

        void Set(ulong bit, Move move) => moves |= (classes & bit) != 0 ? move : 0;
    }

    /// <summary>The classes at the first word: an imperative begins with what is to be done.</summary>
    private static ulong First(Reading turn, Sentence sentence)
    {
        var tokens = turn.Tokens.All;
        for (var index = sentence.Start; index < sentence.End; index++)
        {
            if (tokens[index].Kind == TokenKind.Word)
            {
                return turn.Begins[index];
            }
        }

        return 0;
    }

    /// <summary>Words between quotation marks, and what a third person is said to have said, asked or told.</summary>
    private Move Reported(Reading turn, Sentence sentence)
    {
        var found = (Move)0;
        var tokens = turn.Tokens.All;
        var begins = turn.Begins;
        var lastThird = -10;
        for (var index = sentence.Start; index < sentence.End; index++)
        {
            found |= tokens[index].Kind == TokenKind.Quote ? Move.Quoted : 0;
            lastThird = (begins[index] & (third | kin | others)) != 0 ? index : lastThird;
            found |= (begins[index] & quote) != 0 && index - lastThird <= 3 ? Move.Reported : 0;
        }

        return found;
    }
}
