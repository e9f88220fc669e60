namespace Digest.Text;

internal enum Direction
{
    LeftToRight,
    RightToLeft,
}
