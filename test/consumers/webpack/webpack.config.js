export default {
  mode: 'production',
  entry: './src/main.ts',
  module: { rules: [{ test: /\.ts$/, use: 'ts-loader', exclude: /node_modules/ }] },
  // With Node's resolution, the sources import `.js` files.
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
};
