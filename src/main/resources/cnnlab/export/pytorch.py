class PadShortcut(nn.Module):
    """Every stride-th pixel; zeros before and after the channels (He 2015, option A)."""

    def __init__(self, out_channels, stride):
        super().__init__()
        self.out_channels = out_channels
        self.stride = stride

    def forward(self, x):
        missing = self.out_channels - x.shape[1]
        x = x[:, :, :: self.stride, :: self.stride]
        return F.pad(x, (0, 0, 0, 0, missing // 2, missing - missing // 2))
