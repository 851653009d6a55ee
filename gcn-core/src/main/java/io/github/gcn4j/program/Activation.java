package io.github.gcn4j.program;

/** An element-wise non-linearity whose derivative can be told from its output. */
public enum Activation {
  /** max(x, 0); its derivative is 1 where the output is positive, else 0. */
  RELU {
    @Override
    public float apply(float x) {
      return Math.max(x, 0f);
    }

    @Override
    public float derivative(float y) {
      return y > 0 ? 1f : 0f;
    }
  },
  /** x, or 0.01 x below zero: torch's {@code LeakyReLU}. */
  LEAKY_RELU {
    @Override
    public float apply(float x) {
      return x > 0 ? x : LEAK * x;
    }

    @Override
    public float derivative(float y) {
      return y > 0 ? 1f : LEAK;
    }
  },
  /** x, or eˣ − 1 below zero (Clevert et al., 2016): torch's {@code ELU}. */
  ELU {
    @Override
    public float apply(float x) {
      return x > 0 ? x : (float) Math.expm1(x);
    }

    @Override
    public float derivative(float y) {
      return y > 0 ? 1f : y + 1;
    }
  },
  /** Hyperbolic tangent. */
  TANH {
    @Override
    public float apply(float x) {
      return (float) Math.tanh(x);
    }

    @Override
    public float derivative(float y) {
      return 1 - y * y;
    }
  },
  /** 1 / (1 + e⁻ˣ). */
  SIGMOID {
    @Override
    public float apply(float x) {
      return (float) (1 / (1 + Math.exp(-x)));
    }

    @Override
    public float derivative(float y) {
      return y * (1 - y);
    }
  };

  private static final float LEAK = 0.01f;

  /** f(x). */
  public abstract float apply(float x);

  /** f′(x), told from y = f(x). */
  public abstract float derivative(float y);
}
