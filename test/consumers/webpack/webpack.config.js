export default {
  mode: 'production',
  entry: './src/main.ts',
  module: { rules: [{ test: /\.ts$/, use: 'ts-loader', exclude: /node_modules/ }] },
  // What Node's resolution has the sources import.
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
};
